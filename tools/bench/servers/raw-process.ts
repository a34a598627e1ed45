/** The least that can be done: prepared statements of libsql behind one HTTP hop. `raw-process.ts FOLDER`. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import Libsql from 'libsql'
import { serveParent } from './serve-parent'

const [folder = ''] = process.argv.slice(2)

/** Slots that can be booked, `0` to `75`, each with more places than anybody asks for. */
const SLOTS = 76

function openRaw(): { find: Libsql.Statement; insert: Libsql.Statement; book: Libsql.Statement } {
  const database = new Libsql(path.join(folder, 'raw.db'))
  // As the local cloud has it.
  database.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-16384')
  database.exec(
    'CREATE TABLE documents(id TEXT PRIMARY KEY, code TEXT NOT NULL, body TEXT NOT NULL);' +
      'CREATE INDEX code ON documents(code);' +
      'CREATE TABLE slots(id TEXT PRIMARY KEY, free INTEGER NOT NULL)',
  )
  const slot = database.prepare('INSERT INTO slots(id, free) VALUES (?, 1000000)')
  for (let number = 0; number < SLOTS; number++) slot.run([String(number)])
  return {
    find: database.prepare('SELECT body FROM documents WHERE code = ? LIMIT 1'),
    insert: database.prepare('INSERT INTO documents(id, code, body) VALUES (?, ?, ?)'),
    book: database.prepare('UPDATE slots SET free = free - 1 WHERE id = ? AND free > 0'),
  }
}

serveParent(async () => {
  const { find, insert, book } = openRaw()
  const server = createServer((request, response) => {
    let text = ''
    request.setEncoding('utf8')
    request.on('data', (chunk: string) => (text += chunk))
    request.on('end', () => {
      const wanted = JSON.parse(text) as
        { code: string } | { id: string; code: string; body: string } | { slot: string }
      let answer: unknown
      if ('slot' in wanted) answer = book.run([wanted.slot])
      else if ('id' in wanted) answer = insert.run([wanted.id, wanted.code, wanted.body])
      else answer = find.get([wanted.code])
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify({ answer }))
    })
  })
  server.keepAliveTimeout = 60_000
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
})
