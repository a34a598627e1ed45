/** The least that can be done: prepared statements of libsql behind one HTTP hop. `raw-process.ts FOLDER`. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import Libsql from 'libsql'
import { serveParent } from './serve-parent'

const [folder = ''] = process.argv.slice(2)

function openRaw(): { find: Libsql.Statement; insert: Libsql.Statement } {
  const database = new Libsql(path.join(folder, 'raw.db'))
  // As the local cloud has it.
  database.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-16384')
  database.exec(
    'CREATE TABLE documents(id TEXT PRIMARY KEY, code TEXT NOT NULL, body TEXT NOT NULL);' +
      'CREATE INDEX code ON documents(code)',
  )
  return {
    find: database.prepare('SELECT body FROM documents WHERE code = ? LIMIT 1'),
    insert: database.prepare('INSERT INTO documents(id, code, body) VALUES (?, ?, ?)'),
  }
}

serveParent(async () => {
  const { find, insert } = openRaw()
  const server = createServer((request, response) => {
    let text = ''
    request.setEncoding('utf8')
    request.on('data', (chunk: string) => (text += chunk))
    request.on('end', () => {
      const wanted = JSON.parse(text) as { code: string } | { id: string; code: string; body: string }
      let answer: unknown
      if ('id' in wanted) answer = insert.run([wanted.id, wanted.code, wanted.body])
      else answer = find.get([wanted.code])
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify({ answer }))
    })
  })
  server.keepAliveTimeout = 60_000
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
})
