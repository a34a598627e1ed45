import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type TemporaryCloud, temporaryCloud } from '../testing/temporary-cloud'

let here: TemporaryCloud

beforeAll(async () => {
  here = await temporaryCloud()
})

afterAll(() => here.remove())

const upload = async (cloudPath: string, text: string) =>
  (await here.app.uploadFile({ cloudPath, fileContent: Buffer.from(text) })).fileID
const urlOf = async (fileID: string, maxAge = 60) => {
  const { fileList } = await here.app.getTempFileURL({ fileList: [{ fileID, maxAge }] })
  return fileList[0] ?? { code: '', tempFileURL: '' }
}

describe('files', () => {
  it('are uploaded, read, replaced and deleted through the SDK', async () => {
    const fileID = await upload('照片/一 1.png', 'first')
    expect((await here.app.downloadFile({ fileID })).fileContent?.toString()).toBe('first')
    const response = await fetch((await urlOf(fileID)).tempFileURL)
    expect(response.headers.get('content-type')).toBe('image/png')
    expect(await upload('照片/一 1.png', 'second')).toBe(fileID)
    expect((await here.app.downloadFile({ fileID })).fileContent?.toString()).toBe('second')
    // Of what was replaced nothing is left.
    expect(readdirSync(join(here.folder, 'files'))).toHaveLength(1)
    expect(await here.app.deleteFile({ fileList: [fileID, fileID] })).toMatchObject({
      fileList: [{ code: 'SUCCESS' }, { code: 'STORAGE_FILE_NONEXIST' }],
    })
    expect(await urlOf(fileID)).toMatchObject({ code: 'STORAGE_FILE_NONEXIST' })
    expect(readdirSync(join(here.folder, 'files'))).toEqual([])
  })

  it('are copied and moved', async () => {
    await upload('a/x.txt', 'x')
    const { fileList } = await here.app.copyFile({
      fileList: [{ srcPath: 'a/x.txt', dstPath: 'b/x.txt', removeOriginal: true }],
    })
    expect(fileList).toMatchObject([{ code: 'SUCCESS' }])
    expect((await here.app.downloadFile({ fileID: fileList[0]?.fileId ?? '' })).fileContent?.toString()).toBe(
      'x',
    )
  })

  it('have URLs that end with their time and cannot be made up', async () => {
    const { tempFileURL } = await urlOf(await upload('secret.txt', 's'), 60)
    expect((await fetch(tempFileURL)).status).toBe(200)
    expect((await fetch(tempFileURL.replace(/.$/, end => (end === '0' ? '1' : '0')))).status).toBe(403)
    expect((await fetch(tempFileURL, { method: 'PUT', body: 'other' })).status).toBe(403)
    here.cloud.clock.advance(61_000)
    try {
      expect((await fetch(tempFileURL)).status).toBe(403)
    } finally {
      here.cloud.clock.reset()
    }
  })

  it.each(['../up', '/root', 'a//b', 'a/../b', '', 'a\\b', 'x'.repeat(900)])(
    'may not be called %s',
    async path => {
      await expect(upload(path, 'x')).rejects.toMatchObject({ code: 'INVALID_PARAM' })
    },
  )
})
