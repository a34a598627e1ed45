/** A server that does nothing: every request of the SDK gets the same document back. `nothing-process.ts DOCUMENT`. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serveParent } from './serve-parent'

const [document = '{}'] = process.argv.slice(2)

serveParent(async () => {
  const answer = JSON.stringify({
    requestId: '0'.repeat(32),
    data: { list: [document], offset: 0, limit: 1 },
  })
  const server = createServer((request, response) => {
    request.resume()
    request.on('end', () => {
      response.writeHead(200, {
        'content-type': 'application/json; charset=utf-8',
        'content-length': Buffer.byteLength(answer),
      })
      response.end(answer)
    })
  })
  server.keepAliveTimeout = 60_000
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/admin`
})
