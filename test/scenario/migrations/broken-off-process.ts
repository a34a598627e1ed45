/**
 * A run of the first migration that is killed: it writes its second batch, and before it can note it says so and
 * waits for ever. Arguments: the local cloud's address and its environment.
 */
import { stationsByPlace } from '../../../cloudfunctions/migrations/0001-stations-by-place'
import type { Migration } from '../../../cloudfunctions/migrations/migration'
import { migrate } from '../../../cloudfunctions/migrations/run'
import { localDatabase } from '../../../local/server/local-database'

const [, , url = '', env = ''] = process.argv
let batches = 0
const stuck: Migration = {
  ...stationsByPlace,
  async batch(...call) {
    const done = await stationsByPlace.batch(...call)
    batches++
    if (batches < 2) return done
    process.stdout.write('written, not noted\n')
    return new Promise(() => setInterval(() => undefined, 60_000))
  },
}

void migrate(localDatabase({ url, env }), {
  now: () => new Date(),
  say: () => undefined,
  migrations: [stuck],
})
