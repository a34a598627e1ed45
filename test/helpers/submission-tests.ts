import type { MySubmission, QueuedSubmission } from '../../domain/submissions/contract'
import type { Shelf } from '../../domain/submissions/lifecycle'
import { allChecked } from './all-checked'
import type { Client } from './client'
import { aStation } from './factories'
import { sendPhoto } from './photos'
import { NOW, startTestCloud, type TestCloud } from './test-cloud'

/** The station that all is sent of. */
export const here = { kind: 'station', id: 'A1' } as const

/** The text that WeChat's documentation gives for trying out a refusal. */
export const RISKY = '特3456书yuuo莞6543李zxcz蒜7782法fgnv级'

/** What tests of submissions work on: a cloud of their own with staff, nothing sent yet, and an author for each test. */
export interface SubmissionTests {
  readonly test: TestCloud
  readonly author: Client
  /** Of the station, and of the street around it. */
  readonly keeper: Client
  readonly supervisor: Client
  /** Photos of the station, sent to be shown. */
  send(client: Client, caption?: string, photos?: number): Promise<MySubmission>
  /** A run of a job, as its timer begins it. */
  run(job: string): ReturnType<TestCloud['cloud']['invoke']>
  /** A round of WeChat's check. */
  check(): Promise<void>
  /** WeChat has looked at every picture that it was asked about: its answers have arrived, and were taken up. */
  answered(): Promise<void>
  /** Sent, checked and waiting for staff. */
  waiting(client: Client, caption?: string): Promise<QueuedSubmission>
  onShelf(shelf: Shelf, client?: Client): Promise<QueuedSubmission[]>
  /** As staff see it, wherever it is. @throws where it is on no shelf */
  queued(id: string): Promise<QueuedSubmission>
  /** Of what somebody sent last. */
  stateOf(client: Client): Promise<MySubmission['state'] | undefined>
  stored(collection: string, where: object): Promise<{ readonly _id: string }[]>
}

/** Starts the cloud before the tests of a file, and stops it after them. */
export function submissionTests(): SubmissionTests {
  let test: TestCloud
  let keeper: Client
  let supervisor: Client
  let author: Client
  let people = 0
  beforeAll(async () => {
    test = await startTestCloud(
      [aStation({ code: 'A1', name: { zh: '木棉驿站' } }), aStation({ code: 'B1', area: '990001002001' })],
      { timers: false },
    )
    keeper = await test.asStaff('keeper', 'station_staff', 'station:A1')
    supervisor = await test.asStaff('supervisor', 'supervisor', 'area:990001001')
  })
  afterAll(() => test.stop())
  afterEach(async () => {
    for (const collection of ['submissions', 'content_checks'])
      await test.database
        .collection(collection)
        .where({ _id: test.database.command.neq('') })
        .remove()
  })
  beforeEach(() => {
    test.cloud.clock.set(NOW)
    test.cloud.openApi.clear()
    author = test.asResident(`author-${++people}`)
  })
  const on: SubmissionTests = {
    get test() {
      return test
    },
    get author() {
      return author
    },
    get keeper() {
      return keeper
    },
    get supervisor() {
      return supervisor
    },
    async send(client, caption = '红色卷帘门旁边', photos = 1) {
      const photoIds: string[] = []
      for (let i = 0; i < photos; i++) photoIds.push((await sendPhoto(client)).id)
      return client.submissions.send({ stationId: 'A1', caption, photoIds })
    },
    run: job => test.cloud.invoke('jobs', { Type: 'Timer', TriggerName: job }),
    async check() {
      expect(await on.run('check-content')).toHaveProperty('result')
    },
    async answered() {
      await allChecked(test)
      await on.check()
    },
    async waiting(client, caption) {
      const sent = await on.send(client, caption)
      await on.check()
      await on.answered()
      return on.queued(sent.id)
    },
    onShelf: async (shelf, client = keeper) => (await client.submissions.queue({ place: here, shelf })).items,
    async queued(id) {
      for (const shelf of ['waiting', 'objected', 'published', 'refused', 'checking'] as const) {
        const found = (await on.onShelf(shelf)).find(one => one.id === id)
        if (found) return found
      }
      throw new Error('it is on no shelf')
    },
    stateOf: async client => (await client.submissions.mine({})).items[0]?.state,
    async stored(collection, where) {
      const { data } = await test.database.collection(collection).where(where).get()
      return data as { readonly _id: string }[]
    },
  }
  return on
}
