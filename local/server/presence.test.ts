import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { announce, runningServer, withdraw } from './presence'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'nuanlin-presence-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

it('is of a server that answers; not of a note that a killed one left, whose number another process has', async () => {
  const server = createServer((request, response) => {
    response.writeHead(request.url === '/health' ? 200 : 404).end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const presence = { pid: process.pid, url, cloudUrl: url, env: 'local-test' }
  expect(await runningServer(folder)).toBeNull()
  await announce(folder, presence)
  expect(await runningServer(folder)).toEqual(presence)

  server.closeAllConnections()
  server.close()
  await once(server, 'close')
  expect(await runningServer(folder)).toBeNull()
  await withdraw(folder)
  expect(await runningServer(folder)).toBeNull()
})
