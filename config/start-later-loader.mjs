/**
 * In Taro's H5 entry: makes tasks of their own of what follows the loading of modules. The app is made in one, the
 * router in the next, and a page is loaded and shown in others: between them the phone answers to a finger.
 */
export default function startLater(code) {
  const [modules, start] = cut(code, 'var inst = ')
  const [app, router] = cut(start, 'createRouter(history, ')
  const page = /const page = (import\([^)]*\))/g
  if (!page.test(modules)) throw new Error("Taro's H5 entry no longer loads a page by import()")
  const inTasks = modules.replace(page, 'const page = nextTask().then(() => $1).then(nextTask)')
  return `${inTasks}
function nextTask(value) { return new Promise(function (go) { setTimeout(go, 0, value) }) }
setTimeout(function () {
${app}
setTimeout(function () {
${router}
}, 0)
}, 0)
`
}

function cut(code, word) {
  const at = code.indexOf(word)
  if (at < 0) throw new Error(`Taro's H5 entry no longer says: ${word}`)
  return [code.slice(0, at), code.slice(at)]
}
