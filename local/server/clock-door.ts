import type { Cloud } from '../cloud/start-cloud'
import { Refusal, requireMethod, sendJson, type Exchange } from './exchange'
import { admitLocal } from './origins'
import { parseObject, readText, requireJson } from './read-body'
import { frontWords } from './words'

/** `GET` and `POST /local/clock`: reads and moves the one clock of the local cloud, for demonstrations. */
export function createClockDoor(clock: Cloud['clock']) {
  return async (exchange: Exchange): Promise<void> => {
    requireMethod(exchange, 'GET', 'HEAD', 'POST')
    admitLocal(exchange)
    if (exchange.method === 'POST') {
      requireJson(exchange)
      move(clock, parseObject(await readText(exchange)))
    }
    sendJson(exchange, 200, { now: new Date(clock.now()).toISOString() })
  }
}

function move(clock: Cloud['clock'], order: Record<string, unknown>): void {
  const { now, advance, reset } = order
  const known = Object.keys(order).length === 1
  if (known && typeof now === 'string' && !Number.isNaN(Date.parse(now))) clock.set(Date.parse(now))
  else if (known && typeof advance === 'number' && Number.isFinite(advance)) clock.advance(advance)
  else if (known && reset === true) clock.reset()
  else throw new Refusal('INVALID_INPUT', frontWords.badClock)
}
