import { type TemporaryCloud, temporaryCloud } from '../testing/temporary-cloud'
import { rooms } from './rooms'
import { record, surfaceOf } from './surface'
import type { App } from './sdk-surface'
import { Lender } from './world'

let here: TemporaryCloud
let lender: Lender
let recording: { used: ReadonlySet<string>; stop: () => void }

beforeAll(async () => {
  here = await temporaryCloud({
    collections: [
      {
        name: 'places',
        indexes: [{ name: 'location', keys: [{ field: 'location', direction: '2dsphere' }] }],
      },
    ],
  })
  const app = here.app as unknown as App
  recording = record(await surfaceOf(app.database()))
  lender = new Lender(app, 'conformance', 'places')
})

afterAll(async () => {
  recording.stop()
  await here.remove()
})

describe.each(rooms)('$name', ({ cases }) => {
  it.each(cases)('$name', async ({ run }) => {
    await run(lender.world())
  })
})

it('uses everything that the SDK can send', async () => {
  const all = (await surfaceOf(here.database as never)).flatMap(({ name, methods }) =>
    methods.map(method => `${name}.${method}`),
  )
  // Watching goes over a socket that the local cloud does not have; the others send nothing.
  const apart = new Set(['transaction.init', 'transaction.getRequestMethod', 'aggregation._pipe'])
  expect(all.filter(name => !recording.used.has(name) && !apart.has(name))).toEqual([])
  expect(all.length).toBeGreaterThan(150)
})
