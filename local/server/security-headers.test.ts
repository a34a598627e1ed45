import { createHash } from 'node:crypto'
import { pagePolicy } from './security-headers'

it('lets scripts run from files and from what stands in the page, nothing else', () => {
  const inline = 'document.title = 1'
  const hash = createHash('sha256').update(inline).digest('base64')
  const policy = pagePolicy(`<script src="a.js"></script><script>${inline}</script>`)
  expect(policy).toContain(`script-src 'self' 'sha256-${hash}';`)
  expect(policy).not.toContain('unsafe-eval')
  expect(policy).not.toMatch(/script-src[^;]*unsafe-inline/)
})

it('lets the phone alone compile text', () => {
  expect(pagePolicy('', { evaluates: true })).toContain("script-src 'self' 'unsafe-eval';")
})
