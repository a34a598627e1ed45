import { Refusal, startService, type Service } from '../../../test/pages/stubs/service'
import { freshPhone } from '../../../test/pages/stubs/show-page'
import { NuanlinError } from '../../../domain/contract/errors'
import { upload } from '../../api/upload'
import { firstAttempt, sendPhoto } from './send-photo'

jest.mock('../../api/upload', () => ({ upload: jest.fn() }))

const ID = 'a'.repeat(32)
const OTHER = 'b'.repeat(32)
const photo = {
  preview: 'blob:one',
  file: jest.fn(() => Promise.resolve({ body: new Blob(['x']), bytes: 1, type: 'image/jpeg' as const })),
  forget: () => undefined,
}
const nothing = () => undefined
const noNetwork = new NuanlinError('UNAVAILABLE', { message: '没有网络' })

let service: Service
/** Keys of the leaves that were asked for, and how often each other call was made. */
const keys = () => service.calls.filter(({ name }) => name === 'photos.grant').map(({ key }) => key)
const count = (name: string) => service.calls.filter(call => call.name === name).length
beforeEach(() => {
  freshPhone()
  photo.file.mockClear()
  jest.mocked(upload).mockReset().mockResolvedValue(undefined)
  service = startService({
    'photos.grant': () => ({ photoId: ID, url: 'https://files.example/1', headers: {} }),
    'photos.finish': ({ photoId }: { photoId: string }) => ({ id: photoId }),
    'photos.discard': () => ({}),
  })
})

test('sent again after the file did not arrive, it keeps its leave: one picture counts once', async () => {
  const attempt = firstAttempt()
  jest.mocked(upload).mockRejectedValueOnce(noNetwork)
  await expect(sendPhoto(photo, attempt, nothing)).rejects.toThrow()
  expect(await sendPhoto(photo, attempt, nothing)).toBe(ID)
  expect(new Set(keys()).size).toBe(1)
  expect(photo.file).toHaveBeenCalledTimes(1)
})

test('sent again after the file arrived, it is only looked at', async () => {
  const attempt = firstAttempt()
  service.answers['photos.finish'] = () => {
    throw new Refusal('INTERNAL', 500, '出错了')
  }
  await expect(sendPhoto(photo, attempt, nothing)).rejects.toThrow()
  service.answers['photos.finish'] = () => ({ id: ID })
  expect(await sendPhoto(photo, attempt, nothing)).toBe(ID)
  expect(upload).toHaveBeenCalledTimes(1)
  expect(keys()).toHaveLength(1)
})

test('what the service did not find after all is sent again', async () => {
  const attempt = firstAttempt()
  service.answers['photos.finish'] = () => {
    throw new Refusal('PHOTO_MISSING', 409, '没有收到')
  }
  await expect(sendPhoto(photo, attempt, nothing)).rejects.toThrow()
  service.answers['photos.finish'] = () => ({ id: ID })
  expect(await sendPhoto(photo, attempt, nothing)).toBe(ID)
  expect(upload).toHaveBeenCalledTimes(2)
})

test('a leave that is over is given back, and another taken', async () => {
  const attempt = firstAttempt()
  jest.mocked(upload).mockRejectedValueOnce(noNetwork)
  await expect(sendPhoto(photo, attempt, nothing)).rejects.toThrow()
  const [first] = keys()
  service.answers['photos.grant'] = (_input, { key }) => {
    if (key === first) throw new Refusal('CONFLICT', 409, '再试一次')
    return { photoId: OTHER, url: 'https://files.example/2', headers: {} }
  }
  expect(await sendPhoto(photo, attempt, nothing)).toBe(OTHER)
  expect(service.calls).toContainEqual(
    expect.objectContaining({ name: 'photos.discard', input: { photoId: ID } }),
  )
  expect(count('photos.finish')).toBe(1)
})
