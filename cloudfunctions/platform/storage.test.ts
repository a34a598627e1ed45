import { cloudApp } from './cloud-app'
import { removeFiles } from './storage'

jest.mock('./cloud-app', () => ({ cloudApp: jest.fn() }))

const asked: string[][] = []
const answers = (codes: Readonly<Record<string, string>>) => {
  jest.mocked(cloudApp).mockResolvedValue({
    deleteFile: ({ fileList }: { fileList: string[] }) => {
      asked.push(fileList)
      return Promise.resolve({
        fileList: fileList.map(fileID => ({ fileID, code: codes[fileID] ?? 'SUCCESS' })),
      })
    },
  } as unknown as Awaited<ReturnType<typeof cloudApp>>)
}
beforeEach(() => {
  asked.length = 0
})

it('removes files, as many at once as the service takes; those that are gone are none the worse', async () => {
  answers({ 'f-3': 'STORAGE_FILE_NONEXIST' })
  const files = Array.from({ length: 51 }, (_, i) => `f-${i}`)
  await removeFiles(files)
  expect(asked.map(({ length }) => length)).toEqual([50, 1])
})

it('of one that could not be removed it says so, when the others are', async () => {
  answers({ 'f-1': 'STORAGE_EXCEED_AUTHORITY' })
  await expect(removeFiles(Array.from({ length: 60 }, (_, i) => `f-${i}`))).rejects.toThrow(
    '1 files could not be removed: STORAGE_EXCEED_AUTHORITY',
  )
  expect(asked).toHaveLength(2)
})

it('of none it asks nobody', async () => {
  await removeFiles([])
  expect(asked).toEqual([])
})
