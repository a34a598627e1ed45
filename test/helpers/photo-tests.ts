import sharp from 'sharp'
import { PHOTOS, type PhotoDocument } from '../../cloudfunctions/platform/photos'
import type { Client } from './client'
import { aStation } from './factories'
import { NOW, startTestCloud, type TestCloud } from './test-cloud'

/** What tests of pictures work on: a cloud of their own, and in each test somebody who has sent nothing yet. */
export interface PhotoTests {
  readonly test: TestCloud
  readonly me: Client
  readonly subject: string
  /** @throws where there is no such picture */
  stored(id: string): Promise<PhotoDocument>
  /** What a timer starts every hour. */
  purge(): Promise<void>
  /** How many files storage has under these ids. */
  inStorage(ids: readonly string[]): Promise<number>
}

/** Starts the cloud before the tests of a file, and stops it after them. */
export function photoTests(): PhotoTests {
  const { env } = process
  let test: TestCloud
  let me: Client
  let people = 0
  beforeAll(async () => {
    test = await startTestCloud([aStation({ code: 'A1' })], { timers: false })
    // What functions share is also called from here.
    process.env = { ...env, ...test.cloud.sdkEnvironment() }
  })
  afterAll(async () => {
    process.env = env
    await test.stop()
  })
  beforeEach(() => {
    test.cloud.clock.set(NOW)
    me = test.asResident(`photographer-${++people}`)
  })
  return {
    get test() {
      return test
    },
    get me() {
      return me
    },
    get subject() {
      return `wx:o-photographer-${people}`
    },
    async stored(id) {
      const { data } = await test.database.collection(PHOTOS).doc(id).get()
      const [photo] = data as PhotoDocument[]
      if (!photo) throw new Error('there is no such picture')
      return photo
    },
    async purge() {
      const answer = await test.cloud.invoke('jobs', { Type: 'Timer', TriggerName: 'purge-photos' })
      expect(answer).toHaveProperty('result.done')
    },
    async inStorage(ids) {
      const response = await fetch(test.cloud.url, {
        method: 'POST',
        body: JSON.stringify({
          action: 'storage.batchGetDownloadUrl',
          file_list: ids.map(fileid => ({ fileid })),
        }),
      })
      const { data } = (await response.json()) as { data: { download_list: { code: string }[] } }
      return data.download_list.filter(({ code }) => code === 'SUCCESS').length
    },
  }
}

/** The file behind an address. */
export async function readPicture(url: string): Promise<Buffer> {
  const answer = await fetch(url)
  expect(answer.status).toBe(200)
  return Buffer.from(await answer.arrayBuffer())
}

type Colour = readonly number[]

/** The colour of a point, given as shares of width and height. */
export async function colourAt(jpeg: Buffer, [x, y]: readonly [number, number]): Promise<Colour> {
  const { data, info } = await sharp(jpeg).raw().toBuffer({ resolveWithObject: true })
  const at = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels
  return [...data.subarray(at, at + 3)]
}

export const isRed = ([r = 0, g = 0, b = 0]: Colour) => r > 150 && g < 60 && b < 60
export const isBlue = ([r = 0, g = 0, b = 0]: Colour) => r < 60 && g < 60 && b > 150
export const isWhite = (colour: Colour) => colour.every(one => one > 220)
