import { readFileSync } from 'node:fs'
import path from 'node:path'
import { sealed } from './seal-page'

const page = '<!doctype html><html><head><meta charset="utf-8"><script>start()</script></head></html>'
const policyOf = (html: string) =>
  /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? ''

it('a page says before its first script what may run in it, and from where files may come', () => {
  const html = sealed(page)
  expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.indexOf('<script>'))
  const policy = policyOf(html)
  expect(policy).toMatch(/script-src 'self' 'sha256-[^']+'(;|$)/)
  expect(policy).toMatch(/connect-src 'self' https:\/\/\*\.myqcloud\.com/)
  expect(policy).toMatch(/img-src 'self' data: blob: https:/)
  expect(policy).not.toMatch(/frame-ancestors|unsafe-eval|script-src[^;]*unsafe-inline|"/)
})

it('a page whose scripts come first is refused', () => {
  expect(() => sealed('<html><script>early()</script><meta charset="utf-8"></html>')).toThrow('no place')
})

it('what is deployed carries it, with the hashes of its own scripts', () => {
  const html = readFileSync(path.resolve(__dirname, '../../dist/h5/index.html'), 'utf8')
  const inline = [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>/g)].length
  expect(inline).toBeGreaterThan(0)
  expect(policyOf(html).match(/'sha256-/g)).toHaveLength(inline)
})
