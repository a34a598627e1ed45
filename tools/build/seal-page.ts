import { readFile, writeFile } from 'node:fs/promises'
import { pagePolicy } from '../../local/server/security-headers'

/** Where CloudBase takes files and gives them out: its object storage, and the network that delivers from it. */
const STORAGE = ['https://*.myqcloud.com', 'https://*.tcb.qcloud.la']

/**
 * Writes the policy of a page into the page, for a hosting whose headers are not ours. It stands before every script,
 * for it rules only what comes after it. Who may frame the page is not for a page to say: that stays a header.
 */
export function sealed(html: string): string {
  const policy = pagePolicy(html, { files: STORAGE }).replace(/; frame-ancestors [^;]+/, '')
  const at = html.indexOf('<meta')
  const script = html.indexOf('<script')
  if (at < 0 || (script >= 0 && script < at)) throw new Error('the page has no place for its policy')
  return `${html.slice(0, at)}<meta http-equiv="Content-Security-Policy" content="${policy}">${html.slice(at)}`
}

export async function sealPage(file: string): Promise<void> {
  await writeFile(file, sealed(await readFile(file, 'utf8')))
}
