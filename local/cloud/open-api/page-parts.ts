/** How the page looks. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1c2024; --soft: #5c6570; --line: #dfe3e8; --paper: #f5f6f8; --card: #fff; --good: #116a3c; --good-paper: #e3f4ea; --bad: #a3231b; --bad-paper: #fbe7e5; --accent: #0b57a8; }
@media (prefers-color-scheme: dark) { :root { --ink: #eceff2; --soft: #a9b3bd; --line: #333a42; --paper: #14171a; --card: #1d2125; --good: #7fd6a3; --good-paper: #153524; --bad: #ffaaa2; --bad-paper: #45201d; --accent: #8cc2ff; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 60rem; padding: 1.25rem 1rem 3rem; background: var(--paper); color: var(--ink); font: 1rem/1.6 system-ui, "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; }
header { display: flex; flex-wrap: wrap; gap: .75rem 1rem; align-items: center; justify-content: space-between; }
h1 { margin: 0; font-size: 1.5rem; line-height: 1.3; }
header p, .count, .meta, .empty { margin: .25rem 0 0; color: var(--soft); }
.count { margin: 1.25rem 0 .5rem; font-size: .875rem; }
.empty { margin-top: 3rem; text-align: center; }
label { display: block; }
input { min-height: 2.75rem; width: min(100%, 22rem); margin: .75rem .5rem 0 0; padding: 0 .75rem; border: 1px solid var(--soft); border-radius: .75rem; background: var(--card); color: var(--ink); font: inherit; }
[role=alert] { min-height: 1.6em; color: var(--bad); }
form button { margin-top: .75rem; }
button { min-height: 2.75rem; padding: 0 1.25rem; border: 1px solid var(--line); border-radius: 1.375rem; background: var(--card); color: var(--accent); font: inherit; cursor: pointer; }
button:focus-visible, summary:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
ol { margin: 0; padding: 0; list-style: none; display: grid; gap: .75rem; }
li { padding: 1rem; border: 1px solid var(--line); border-radius: .75rem; background: var(--card); }
.head { display: flex; flex-wrap: wrap; gap: .25rem .75rem; align-items: baseline; justify-content: space-between; }
h2 { margin: 0; font-size: 1.0625rem; }
.good, .bad { padding: .0625rem .625rem; border-radius: .75rem; font-size: .875rem; overflow-wrap: anywhere; }
.good { color: var(--good); background: var(--good-paper); }
.bad { color: var(--bad); background: var(--bad-paper); }
.meta { display: flex; flex-wrap: wrap; gap: 0 .75rem; font-size: .875rem; }
code { font: .8125rem/1.75 ui-monospace, Menlo, Consolas, monospace; overflow-wrap: anywhere; }
dl { margin: .75rem 0 0; display: grid; gap: .25rem; }
dl div { display: grid; grid-template-columns: minmax(6rem, 11rem) 1fr; gap: .75rem; }
dt { color: var(--soft); font-size: .875rem; overflow-wrap: anywhere; }
dd { margin: 0; overflow-wrap: anywhere; white-space: pre-wrap; }
details { margin-top: .5rem; }
summary { padding: .375rem 0; color: var(--accent); cursor: pointer; }
@media (max-width: 30rem) { dl div { grid-template-columns: 6.5rem 1fr; gap: .5rem; } }
`

/**
 * Fetches the page with the token and takes its list over; what was folded out stays so. The token stays with this
 * tab, so that reloading asks nobody again, and leaves the address, so that nobody copies it along.
 */
export const SCRIPT = `
const KEPT = 'admin-token'
const button = document.getElementById('pause')
const calls = document.getElementById('calls')
let running = true
let token = decodeURIComponent(location.hash.slice(1)) || sessionStorage.getItem(KEPT) || ''
if (location.hash !== '') history.replaceState(null, '', location.pathname)
button.addEventListener('click', () => {
  running = !running
  button.textContent = running ? '暂停更新' : '继续更新'
})
calls.addEventListener('submit', event => {
  event.preventDefault()
  token = document.getElementById('token').value.trim()
  void renew(true)
})
async function renew(asked) {
  if (token === '' || !(asked || (running && !document.hidden))) return
  try {
    const response = await fetch(location.pathname, { cache: 'no-store', headers: { authorization: 'Bearer ' + token } })
    const refusal = calls.querySelector('[role=alert]')
    if (!response.ok) {
      if (asked && refusal !== null) refusal.textContent = '令牌不对，请再看一遍。'
      token = ''
      return
    }
    sessionStorage.setItem(KEPT, token)
    button.hidden = false
    const page = await response.text()
    const list = page.slice(page.indexOf('<main'), page.indexOf('</main>'))
    const next = new DOMParser().parseFromString(list, 'text/html').getElementById('calls')
    if (next === null || next.innerHTML === calls.dataset.seen) return
    const open = new Set([...calls.querySelectorAll('details[open]')].map(item => item.closest('li').id))
    calls.dataset.seen = next.innerHTML
    for (const id of open) next.querySelector('#' + id + ' details')?.setAttribute('open', '')
    calls.replaceChildren(...next.childNodes)
  } catch {
    // The cloud has stopped; it may come again.
  }
}
void renew(true)
setInterval(() => void renew(false), 3000)
`
