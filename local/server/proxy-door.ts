import { request as ask, type IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import type { Duplex } from 'node:stream'
import { text } from 'node:stream/consumers'
import { Refusal } from './exchange'
import type { Door } from './front'
import { withHeadScript } from './head-script'

/** Hands pages on to a development server of this machine, so that everything stays on one port. */
/** @param headScript put into its pages */
export function createProxyDoor(target: URL, headScript?: string): Door {
  return ({ request, response, method }) =>
    new Promise((resolve, reject) => {
      const onward = ask(
        {
          host: target.hostname,
          port: target.port,
          path: request.url,
          method,
          // Not packed, so that a page can be added to.
          headers: { ...request.headers, host: target.host, 'accept-encoding': 'identity' },
        },
        answer => {
          // Its own rules hold: what it serves evaluates text to reload quickly.
          response.removeHeader('content-security-policy')
          const isPage = answer.headers['content-type']?.startsWith('text/html') ?? false
          if (headScript === undefined || !isPage || method === 'HEAD') {
            response.writeHead(answer.statusCode ?? 502, answer.headers)
            answer.pipe(response)
            answer.once('close', resolve)
            return
          }
          text(answer).then(html => {
            const page = Buffer.from(withHeadScript(html, headScript))
            const { etag: _, 'transfer-encoding': __, ...headers } = answer.headers
            response.writeHead(answer.statusCode ?? 502, { ...headers, 'content-length': page.length })
            response.end(page)
            resolve()
          }, reject)
        },
      )
      onward.once('error', cause => {
        reject(Object.assign(new Refusal('UNAVAILABLE'), { cause }))
      })
      request.pipe(onward)
    })
}

/** Hands a WebSocket on: the development server tells pages over it what has changed. */
export function proxyUpgrade(target: URL, request: IncomingMessage, socket: Duplex, head: Buffer): void {
  const onward = connect(Number(target.port), target.hostname, () => {
    const headers = Object.entries({ ...request.headers, host: target.host, origin: target.origin })
    const lines = headers.map(([name, value]) => `${name}: ${String(value)}`)
    onward.write(`${request.method ?? 'GET'} ${request.url ?? '/'} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`)
    onward.write(head)
    onward.pipe(socket)
    socket.pipe(onward)
  })
  const end = () => {
    onward.destroy()
    socket.destroy()
  }
  onward.on('error', end).on('close', end)
  socket.on('error', end).on('close', end)
}
