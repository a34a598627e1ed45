const start = 'var inst = '

/** In Taro's H5 entry: makes a task of its own of what follows the loading of modules, the start of the app. */
export default function startLater(code) {
  const at = code.indexOf(start)
  if (at < 0) throw new Error(`Taro's H5 entry no longer says: ${start}`)
  return `${code.slice(0, at)}setTimeout(function () {\n${code.slice(at)}\n}, 0)\n`
}
