import { PART_BYTES } from '../../../../domain/imports/limits'
import { pickFile } from './pick-file'

/** The browser's own question, answered at once. */
function willAnswer(event: 'change' | 'cancel', files: readonly File[]) {
  jest.spyOn(HTMLInputElement.prototype, 'click').mockImplementation(function answer(this: HTMLInputElement) {
    Object.defineProperty(this, 'files', { value: files })
    this.dispatchEvent(new Event(event))
  })
}

test('a file is read part by part, the last one as long as what is left', async () => {
  const bytes = Uint8Array.from({ length: PART_BYTES + 3 }, (_, i) => i % 251)
  willAnswer('change', [new File([bytes], '名单.xlsx')])
  const file = await pickFile()
  expect(file).toMatchObject({ name: '名单.xlsx', bytes: PART_BYTES + 3 })
  const parts = await Promise.all(
    [1, 2].map(async number => Buffer.from((await file?.part(number)) ?? '', 'base64')),
  )
  expect(parts.map(({ length }) => length)).toEqual([PART_BYTES, 3])
  expect(Buffer.concat(parts).equals(bytes)).toBe(true)
})

test('who chooses none has chosen none', async () => {
  willAnswer('cancel', [])
  expect(await pickFile()).toBeNull()
})
