import type { IncomingMessage } from 'node:http'
import type { Exchange } from './exchange'
import { admitLocal, admitOrigin, isLoopback } from './origins'

function from(headers: Record<string, string>): Exchange {
  return { request: { headers } as unknown as IncomingMessage } as Exchange
}

describe('loopback names', () => {
  it.each(['127.0.0.1:8080', 'localhost', 'localhost:80', '[::1]:8080', '127.3.2.1'])(
    '%s is this machine',
    host => {
      expect(isLoopback(host)).toBe(true)
    },
  )
  it.each([
    'evil.example',
    '127.0.0.1.evil.example',
    'localhost.evil.example:8080',
    '0.0.0.0',
    '10.0.0.1',
    undefined,
  ])('%s is not', host => {
    expect(isLoopback(host)).toBe(false)
  })
})

describe('the API', () => {
  it('lets our own pages in, and systems that are no page', () => {
    expect(admitOrigin(from({ host: 'a.example', origin: 'https://a.example' }), [])).toEqual({})
    expect(admitOrigin(from({ host: 'a.example' }), [])).toEqual({})
  })
  it('tells a listed site that it may read the answer', () => {
    const headers = admitOrigin(from({ host: 'a.example', origin: 'https://b.example' }), [
      'https://b.example',
    ])
    expect(headers).toEqual({ 'access-control-allow-origin': 'https://b.example', vary: 'origin' })
  })
  it.each(['https://b.example', 'null', 'https://a.example.evil'])('refuses %s', origin => {
    expect(() => admitOrigin(from({ host: 'a.example', origin }), [])).toThrow('not accepted')
  })
})

describe('doors of this machine', () => {
  it('open to our own pages on a loopback name', () => {
    expect(() => admitLocal(from({ host: '127.0.0.1:8080', origin: 'http://127.0.0.1:8080' }))).not.toThrow()
  })
  it.each([
    [{ host: 'rebound.example:8080', origin: 'http://rebound.example:8080' }],
    [{ host: 'rebound.example:8080' }],
    [{ host: '127.0.0.1:8080', origin: 'https://evil.example' }],
    [{ host: '127.0.0.1:8080', origin: 'http://127.0.0.1:9999' }],
  ])('stay shut to %j', headers => {
    expect(() => admitLocal(from(headers))).toThrow('not accepted')
  })
})
