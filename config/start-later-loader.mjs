/**
 * In Taro's H5 entry: makes tasks of their own of what else would be one. Our modules are loaded after Taro's, the app
 * is made in another task, the router in the next, and a page is loaded and shown in others: between them the phone
 * answers to a finger.
 */
export default function startLater(code) {
  const ours = /import component from (["'][^"']+["']);?/
  const page = /const page = (import\([^)]*\))/g
  if (!ours.test(code)) throw new Error("Taro's H5 entry no longer imports the app as component")
  const [modules, start] = cut(code.replace(ours, ''), 'var inst = ')
  const [app, router] = cut(start, 'createRouter(history, ')
  if (!page.test(modules)) throw new Error("Taro's H5 entry no longer loads a page by import()")
  const inTasks = modules.replace(page, 'const page = nextTask().then(() => $1).then(nextTask)')
  const [, file] = ours.exec(code)
  return `${inTasks}
function nextTask(value) { return new Promise(function (go) { setTimeout(go, 0, value) }) }
nextTask().then(function () {
  var component = require(${file}).default
  return nextTask().then(function () {
${app}
    return nextTask().then(function () {
${router}
    })
  })
})
`
}

function cut(code, word) {
  const at = code.indexOf(word)
  if (at < 0) throw new Error(`Taro's H5 entry no longer says: ${word}`)
  return [code.slice(0, at), code.slice(at)]
}
