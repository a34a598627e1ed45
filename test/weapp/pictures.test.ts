import { callWx, fixtureBundle, phoneFor, putPhonesAway } from './fixture-bundle'

afterEach(putPhonesAway)

type Sync = (...args: unknown[]) => unknown

async function opened() {
  const phone = phoneFor(fixtureBundle(), { device: { privacyAgreed: true } })
  await phone.launch()
  return phone
}
type Phone = Awaited<ReturnType<typeof opened>>

/** What a person does in the album: they take these files. */
async function choose(phone: Phone, ...files: File[]): Promise<void> {
  const input = await phone.waitFor(() => phone.runtime.screen.overlay.querySelector('input'))
  Object.defineProperty(input, 'files', { value: files })
  input.dispatchEvent(new Event('change'))
}

test('pictures are chosen from the album, at most as many as were asked for, and read as bytes', async () => {
  const phone = await opened()
  const answer = callWx(phone, 'chooseMedia', { count: 2, mediaType: ['image'] })
  const files = ['one', 'two', 'three'].map(name => new File([name], `${name}.jpg`, { type: 'image/jpeg' }))
  await choose(phone, ...files)
  const { tempFiles } = (await answer) as { tempFiles: { tempFilePath: string; size: number }[] }
  expect(tempFiles).toMatchObject([
    { tempFilePath: expect.stringMatching(/^wxfile:.*\.jpg$/) as string, size: 3 },
    { size: 3 },
  ])
  const { readFile } = (phone.runtime.wx.getFileSystemManager as Sync)() as Record<string, Sync>
  const read = (options: object) => readFile?.({ filePath: tempFiles[1]?.tempFilePath, ...options })
  const { data } = (await read({})) as { data: ArrayBuffer }
  expect(Buffer.from(data).toString()).toBe('two')
  expect(await read({ encoding: 'base64', position: 1, length: 2 })).toMatchObject({ data: btoa('wo') })
  await expect(readFile?.({ filePath: 'wxfile://tmp_9.jpg' })).rejects.toMatchObject({
    errMsg: expect.stringContaining('no such file') as string,
  })
})

test('nothing is chosen by whoever leaves the album, and films are not here', async () => {
  const phone = await opened()
  const answer = callWx(phone, 'chooseMedia', { mediaType: ['image'] })
  await phone.waitFor(() => phone.runtime.screen.overlay.querySelector('input'))
  await phone.tapText('返回')
  expect(await answer).toEqual({ errMsg: 'chooseMedia:fail cancel' })
  expect(await callWx(phone, 'chooseMedia', { mediaType: ['video'] })).toMatchObject({
    errMsg: expect.stringContaining('pictures only') as string,
  })
})

describe('requests', () => {
  const { fetch } = globalThis
  afterEach(() => {
    globalThis.fetch = fetch
  })

  test('carry bytes and headers to where they are sent, and nothing without a network', async () => {
    const heard: unknown[] = []
    // Windows of these tests have no network of their own.
    globalThis.fetch = (url, init) => {
      heard.push([url, init])
      const answer = {
        status: 201,
        headers: new Map([['etag', '1']]),
        text: () => Promise.resolve('{"kept":true}'),
      }
      return Promise.resolve(answer as unknown as Response)
    }
    const phone = await opened()
    const url = 'https://files.example/one'
    const data = new Uint8Array([1, 2, 3]).buffer
    const put = { url, method: 'PUT', header: { authorization: 'leave' }, data }
    expect(await callWx(phone, 'request', put)).toMatchObject({
      statusCode: 201,
      header: { etag: '1' },
      data: { kept: true },
    })
    expect(heard).toEqual([[url, { method: 'PUT', headers: { authorization: 'leave' }, body: data }]])
    expect(await callWx(phone, 'request', { ...put, dataType: 'text' })).toMatchObject({
      data: '{"kept":true}',
    })
    expect(await callWx(phone, 'request', { url: '/here' })).toEqual({ errMsg: 'request:fail invalid url' })
    phone.runtime.setNetwork('none')
    expect(await callWx(phone, 'request', put)).toMatchObject({
      errMsg: expect.stringMatching(/^request:fail/) as string,
    })
    expect(heard).toHaveLength(2)
  })
})
