/** Replaces `options.from` by `options.to`; a file that no longer has it fails the build. */
export default function replace(code) {
  const { from, to } = this.getOptions()
  if (!code.includes(from)) throw new Error(`${this.resourcePath} no longer says: ${from}`)
  return code.replace(from, to)
}
