/**
 * The fields of a multipart/form-data body (RFC 7578), as bytes: other readers take fields without a file name for
 * text, and the SDK sends messages in them that are none.
 * @returns undefined when the body is not of that kind
 */
export function readForm(contentType: string | undefined, body: Buffer): Map<string, Buffer> | undefined {
  const boundary = /^multipart\/form-data;.*boundary="?([^";]+)"?/i.exec(contentType ?? '')?.[1]
  if (boundary === undefined) return undefined
  const fields = new Map<string, Buffer>()
  const mark = Buffer.from(`--${boundary}`)
  let start = body.indexOf(mark)
  while (start >= 0) {
    const next = body.indexOf(mark, start + mark.length)
    if (next < 0) break
    const part = body.subarray(start + mark.length + 2, next - 2)
    const end = part.indexOf('\r\n\r\n')
    const name = /name="([^"]*)"/.exec(part.subarray(0, Math.max(end, 0)).toString('utf8'))?.[1]
    if (end >= 0 && name !== undefined) fields.set(name, part.subarray(end + 4))
    start = next
  }
  return fields
}
