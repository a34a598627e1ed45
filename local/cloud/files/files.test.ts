import { readdirSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import fc from 'fast-check'
import { limits } from '../limits'
import { type TemporaryCloud, temporaryCloud } from '../testing/temporary-cloud'
import { until } from '../testing/until'
import { isFilePath } from './file-path'

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

/** The headers that the SDK, and everybody else, uploads with. */
const leaveOf = (data: { token: string; authorization: string; cosFileId: string }) => ({
  authorization: data.authorization,
  'x-cos-security-token': data.token,
  'x-cos-meta-fileid': data.cosFileId,
})

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

  it('cannot be copied or moved to where they are, and stay there', async () => {
    const fileID = await upload('same/x.txt', 'x')
    // The SDK refuses this by itself; others may not.
    const entry = { src_path: 'same/x.txt', dst_path: 'same/x.txt' }
    const response = await fetch(here.cloud.url, {
      method: 'POST',
      body: JSON.stringify({
        action: 'storage.batchCopyFile',
        file_list: [entry, { ...entry, remove_original: true }],
      }),
    })
    const refused = { code: 'INVALID_PARAM', fileId: '' }
    expect(await response.json()).toMatchObject({ data: { copy_list: [refused, refused] } })
    expect((await here.app.downloadFile({ fileID })).fileContent?.toString()).toBe('x')
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

  it('are uploaded past the SDK by whoever has the leave, to that place, in its time', async () => {
    const { data } = await here.app.getUploadMetadata({ cloudPath: 'granted/one.jpg' })
    const { data: other } = await here.app.getUploadMetadata({ cloudPath: 'granted/other.jpg' })
    const put = async (url: string, headers: Record<string, string>) =>
      (await fetch(url, { method: 'PUT', body: 'sent', headers })).status
    const leave = leaveOf(data)
    expect(await put(data.url, {})).toBe(403)
    for (const name of Object.keys(leave)) {
      expect(await put(data.url, { ...leave, [name]: '' })).toBe(403)
      expect(await put(data.url, { ...leave, [name]: leaveOf(other)[name as keyof typeof leave] })).toBe(403)
    }
    expect(await put(other.url, leave)).toBe(403)
    expect((await fetch(data.url, { headers: leave })).status).toBe(403)
    expect(await urlOf(data.fileId)).toMatchObject({ code: 'STORAGE_FILE_NONEXIST' })
    expect(await put(data.url, leave)).toBe(200)
    expect((await here.app.downloadFile({ fileID: data.fileId })).fileContent?.toString()).toBe('sent')
    here.cloud.clock.advance(901_000)
    try {
      expect(await put(data.url, leave)).toBe(403)
    } finally {
      here.cloud.clock.reset()
    }
  })

  it.each([
    '../up',
    '/root',
    'a//b',
    'a/../b',
    '',
    'a\\b',
    'a/',
    './a',
    'a\u0000b',
    'x'.repeat(900),
    'a\ud800',
  ])('may not be called %j', async path => {
    await expect(upload(path, 'x')).rejects.toMatchObject({ code: 'INVALID_PARAM' })
  })

  it('of any name lie in their folder and are found by that name alone', async () => {
    const outside = readdirSync(here.folder)
    const parts = fc.constantFrom(
      '..',
      '.',
      '',
      'a',
      '%2e%2e',
      '..%2f',
      '\u0000',
      'é',
      'e\u0301',
      '照',
      '😀',
      '\\',
      '~',
      'C:',
    )
    const path = fc.oneof(
      fc.array(parts, { minLength: 1, maxLength: 5 }).map(list => list.join('/')),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
    )
    await fc.assert(
      fc.asyncProperty(path, async cloudPath => {
        const accepted = await upload(cloudPath, cloudPath).catch(() => undefined)
        expect(accepted !== undefined).toBe(isFilePath(cloudPath))
        if (accepted === undefined) return
        const content = (await here.app.downloadFile({ fileID: accepted })).fileContent
        expect(content).toEqual(Buffer.from(cloudPath))
        await here.app.deleteFile({ fileList: [accepted] })
      }),
      { numRuns: 60 },
    )
    expect(readdirSync(here.folder)).toEqual(outside)
    expect(readdirSync(join(here.folder, 'files')).every(name => /^[0-9a-f-]{36}$/.test(name))).toBe(true)
  })

  it('are asked for in parts', async () => {
    const { tempFileURL } = await urlOf(await upload('parts.txt', '0123456789'))
    const part = async (range: string) => {
      const response = await fetch(tempFileURL, { headers: { range } })
      return [response.status, await response.text(), response.headers.get('content-range')]
    }
    expect(await part('bytes=2-4')).toEqual([206, '234', 'bytes 2-4/10'])
    expect(await part('bytes=7-')).toEqual([206, '789', 'bytes 7-9/10'])
    expect(await part('bytes=-3')).toEqual([206, '789', 'bytes 7-9/10'])
    expect(await part('bytes=8-99')).toEqual([206, '89', 'bytes 8-9/10'])
    expect(await part('lines=1-2')).toEqual([200, '0123456789', null])
    expect((await part('bytes=10-'))[0]).toBe(416)
    const head = await fetch(tempFileURL, { method: 'HEAD' })
    expect([head.headers.get('content-length'), head.headers.get('accept-ranges')]).toEqual(['10', 'bytes'])
  })

  it('may be empty, but not larger than files may be', async () => {
    const empty = await upload('empty.bin', '')
    expect((await here.app.downloadFile({ fileID: empty })).fileContent).toHaveLength(0)
    const large = Buffer.alloc(limits.fileBytes + 1)
    await expect(here.app.uploadFile({ cloudPath: 'large.bin', fileContent: large })).rejects.toMatchObject({
      code: 'STORAGE_REQUEST_FAIL',
      message: expect.stringContaining('EntityTooLarge') as string,
    })
    expect(await urlOf('cloud://local-test.local-test-bucket/large.bin')).toMatchObject({
      code: 'STORAGE_FILE_NONEXIST',
    })
    expect(readdirSync(join(here.folder, 'files')).filter(name => name.endsWith('.part'))).toEqual([])
  })

  it('are whole or not there when an upload breaks off', async () => {
    const fileID = await upload('kept.txt', 'before')
    const { data } = await here.app.getUploadMetadata({ cloudPath: 'kept.txt' })
    await new Promise<void>(resolve => {
      const headers = { ...leaveOf(data), 'content-length': 1000 }
      const upload = request(data.url, { method: 'PUT', headers })
      upload.on('error', () => {
        resolve()
      })
      upload.write('after', () => {
        const part = () => readdirSync(join(here.folder, 'files')).some(name => name.endsWith('.part'))
        void until(part).then(() => upload.destroy(new Error('broken off')))
      })
    })
    await until(() => !readdirSync(join(here.folder, 'files')).some(name => name.endsWith('.part')))
    expect((await here.app.downloadFile({ fileID })).fileContent?.toString()).toBe('before')
  })

  it('leave nothing of an upload in which the process ended', async () => {
    const fileID = await upload('whole.txt', 'whole')
    for (const name of ['lost.part', '00000000-0000-4000-8000-000000000000'])
      writeFileSync(join(here.folder, 'files', name), 'half')
    const kept = readdirSync(join(here.folder, 'files')).length - 2
    here = await here.restart()
    expect(readdirSync(join(here.folder, 'files'))).toHaveLength(kept)
    expect((await here.app.downloadFile({ fileID })).fileContent?.toString()).toBe('whole')
  })

  it('come in batches of at most fifty, each with its own answer', async () => {
    const there = await upload('there.txt', '1')
    const ids = Array.from({ length: 50 }, (_, i) =>
      i === 7 ? there : `cloud://local-test.local-test-bucket/no-${i}`,
    )
    const { fileList } = await here.app.getTempFileURL({ fileList: ids })
    expect(fileList.map(({ code }) => code)).toEqual(
      ids.map(id => (id === there ? 'SUCCESS' : 'STORAGE_FILE_NONEXIST')),
    )
    await expect(here.app.getTempFileURL({ fileList: [...ids, there] })).rejects.toMatchObject({
      code: 'INVALID_PARAM',
    })
    await expect(here.app.deleteFile({ fileList: [...ids, there] })).rejects.toMatchObject({
      code: 'INVALID_PARAM',
    })
    expect(await here.app.deleteFile({ fileList: ['cloud://other.bucket/x', there] })).toMatchObject({
      fileList: [{ code: 'STORAGE_FILE_NONEXIST' }, { code: 'SUCCESS' }],
    })
  })

  it('tell about themselves through getFileInfo and getFileAuthority', async () => {
    const fileID = await upload('about.json', '{}')
    expect((await here.app.getFileInfo({ fileList: [{ fileID, maxAge: 60 }] })).fileList).toMatchObject([
      { code: 'SUCCESS', fileName: 'about.json', mime: 'application/json', size: 2 },
    ])
    process.env['TCB_UUID'] = 'u-1'
    process.env['TCB_CONTEXT_KEYS'] = 'TCB_UUID'
    try {
      const fileList = ['about.json', 'absent.json'].map(path => ({ path, type: 'READ' }))
      expect((await here.app.getFileAuthority({ fileList })).data).toMatchObject([
        { read: true },
        { read: false },
      ])
    } finally {
      delete process.env['TCB_UUID']
      delete process.env['TCB_CONTEXT_KEYS']
    }
  })
})
