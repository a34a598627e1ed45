import type { CapturedCall } from './capture'
import { SCRIPT, STYLE } from './page-parts'

const SHOWN = 200

const NAMES: Readonly<Record<string, string>> = {
  'subscribeMessage.send': '订阅消息',
  'wxacode.getUnlimited': '小程序码',
  'wxacode.get': '小程序码（有限）',
  'wxacode.createQRCode': '二维码',
  'security.msgSecCheck': '文字检查',
  'security.imgSecCheck': '图片检查',
  'security.mediaCheckAsync': '媒体检查',
  'callback.wxa_media_check': '媒体检查结果',
}

/** Parts of an answer that the entry's head says in words. */
const SAID_ABOVE: ReadonlySet<string> = new Set(['errCode', 'errMsg', 'outcome'])

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text that stays text in HTML. */
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, mark => ENTITIES[mark] ?? mark)

/** A moment as people in China read it. */
const clockTime = (at: number): string =>
  new Date(at + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')

/** A template's fields are `{ name: { value } }`: the value is what a person wants to read. */
function readable(value: unknown): string {
  if (typeof value === 'object' && value !== null && 'value' in value && Object.keys(value).length === 1)
    return readable(value.value)
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function rows(data: Readonly<Record<string, unknown>>): string {
  const flat = Object.entries(data).flatMap(([name, value]): [string, unknown][] =>
    name === 'data' && typeof value === 'object' && value !== null ? Object.entries(value) : [[name, value]],
  )
  return flat
    .map(([name, value]) => `<div><dt>${escapeHtml(name)}</dt><dd>${escapeHtml(readable(value))}</dd></div>`)
    .join('')
}

function outcome(answer: CapturedCall['answer']): { good: boolean; words: string } {
  const { errCode, errMsg, outcome: named } = answer
  if (named === 'timeout') return { good: false, words: '没有回答（超时）' }
  if (named === 'sent') return { good: true, words: '已通知' }
  return errCode === 0
    ? { good: true, words: '成功' }
    : { good: false, words: `${String(errCode)} ${String(errMsg).replace(/^openapi\.\S+:fail /, '')}` }
}

function entry({ number, at, api, data, answer }: CapturedCall): string {
  const { good, words } = outcome(answer)
  const openid = data['touser'] ?? data['openid'] ?? data['FromUserName']
  const more = Object.fromEntries(Object.entries(answer).filter(([name]) => !SAID_ABOVE.has(name)))
  const answered =
    Object.keys(more).length === 0
      ? ''
      : `<details><summary>回答的内容</summary><dl>${rows(more)}</dl></details>`
  return `<li id="call-${number}"><div class="head"><h2>${escapeHtml(NAMES[api] ?? api)}</h2><span class="${good ? 'good' : 'bad'}">${escapeHtml(words)}</span></div>
<p class="meta"><time datetime="${new Date(at).toISOString()}">${clockTime(at)}</time><code>${escapeHtml(api)}</code>${openid === undefined ? '' : `<code>${escapeHtml(readable(openid))}</code>`}</p>
<dl>${rows(data)}</dl>${answered}</li>`
}

function main(calls: readonly CapturedCall[] | undefined): string {
  if (calls === undefined)
    return `<form id="enter" class="empty"><label for="token">需要令牌。启动本地云的终端里有带令牌的完整地址，数据文件夹的 admin-token 里也有。</label>
<p><input id="token" type="password" autocomplete="off" required><button>打开</button></p><p role="alert"></p></form>`
  if (calls.length === 0) return '<p class="empty">还没有调用。函数调用微信接口后，会显示在这里。</p>'
  const shown = calls.slice(-SHOWN).reverse()
  const count = calls.length > SHOWN ? `最近 ${SHOWN} 次，共 ${calls.length} 次` : `共 ${calls.length} 次`
  return `<p class="count">${count}，新的在前</p><ol>${shown.map(entry).join('')}</ol>`
}

/**
 * The page of captured calls, newest first. A browser gets it without them, fetches them with the token that stands
 * behind the `#` of the address or is typed in, and renews them every three seconds until told not to.
 * @param calls undefined for who has no token
 * @param nonce what lets the page's own style and script run, and no other
 */
export const openApiPage = (calls: readonly CapturedCall[] | undefined, nonce: string): string =>
  `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>微信接口记录 · 本地云</title>
<style nonce="${nonce}">${STYLE}</style>
</head>
<body>
<header><div><h1>微信接口记录</h1><p>本地云替微信收下的调用，没有一条真的发出去。</p></div><button type="button" id="pause" hidden>暂停更新</button></header>
<main id="calls">${main(calls)}</main>
<script nonce="${nonce}">${SCRIPT}</script>
</body>
</html>
`
