import type { Persona } from '../personas/personas'
import type { Exchange } from './exchange'
import { pagePolicy } from './security-headers'

/** Where H5 keeps what `transport.h5` reads, in the form that Taro gives it. */
const STORED_AT = 'nuanlin:tokens'

/** A page of this machine only: whom do you want to be? Chosen, it opens the product as them. */
export function sendPersonaPage({ response, method }: Exchange, personas: readonly Persona[]): void {
  const html = page(personas)
  const body = Buffer.from(html)
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'content-length': body.length,
    'cache-control': 'no-store',
    'content-security-policy': pagePolicy(html),
  })
  response.end(method === 'HEAD' ? undefined : body)
}

function page(personas: readonly Persona[]): string {
  const rows = personas.map(
    ({ id, name, does }) =>
      `<li><button type="button" data-persona="${id}"><b>${name['zh-CN']}</b> <span lang="en">${name.en}</span><small>${does['zh-CN']} · <span lang="en">${does.en}</span></small></button></li>`,
  )
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>换个身份 · 暖邻</title>
<style>
body { margin: 0 auto; max-width: 480px; padding: 24px 16px; background: #faf7f2; color: #1f1b16; font: 16px/1.5 system-ui, 'Noto Sans CJK SC', sans-serif; }
h1 { margin: 0; font-size: 26px; line-height: 1.3; }
p { margin: 8px 0 20px; color: #5c544a; }
ul { margin: 0; padding: 0; list-style: none; }
li + li { margin-top: 8px; }
button { width: 100%; min-height: 60px; padding: 12px 16px; border: 1px solid #e8e1d6; border-radius: 16px; background: #fff; color: inherit; font: inherit; text-align: start; cursor: pointer; }
button:hover, button:focus-visible { border-color: #ad4f08; }
small { display: block; color: #5c544a; font-size: 14px; }
[role=alert] { color: #b3261e; }
</style>
</head>
<body>
<main>
<h1>换个身份</h1>
<p>只在这台机器上有，用来试用。<span lang="en">Only on this machine, to try things out.</span></p>
<ul>
${rows.join('\n')}
</ul>
<p role="alert" id="problem" hidden></p>
</main>
<script>
document.querySelector('ul').addEventListener('click', async event => {
  const chosen = event.target.closest('button')
  if (!chosen) return
  try {
    const response = await fetch('/local/personas', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ persona: chosen.dataset.persona }),
    })
    const answer = await response.json()
    if (!response.ok) throw new Error(answer.error.message)
    localStorage.setItem('${STORED_AT}', JSON.stringify({ data: answer }))
    location.assign('/')
  } catch (error) {
    const problem = document.getElementById('problem')
    problem.textContent = error.message
    problem.hidden = false
  }
})
</script>
</body>
</html>
`
}
