import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { RotatingLog } from './rotating-log'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'nuanlin-log-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

const linesOf = (file: string) => readFileSync(path.join(folder, file), 'utf8').trim().split('\n')

it('writes what waits when it is closed', () => {
  const log = new RotatingLog(folder, 'access')
  log.write({ status: 200 })
  log.write({ status: 404 })
  log.close()
  expect(linesOf('access.log')).toEqual(['{"status":200}', '{"status":404}'])
})

it('keeps four files and the newest lines', () => {
  const log = new RotatingLog(folder, 'access', 40)
  for (let number = 0; number < 12; number++) {
    log.write({ number, text: 'twenty letters or so' })
    log.flush()
  }
  log.close()
  expect(readdirSync(folder).sort()).toEqual(['access.1.log', 'access.2.log', 'access.3.log', 'access.log'])
  expect(linesOf('access.log')).toEqual(['{"number":11,"text":"twenty letters or so"}'])
  expect(linesOf('access.3.log')).toEqual(['{"number":8,"text":"twenty letters or so"}'])
})
