import { encode } from 'uqr'
import { qrPath } from './modules'

/** Which modules a path of rectangles in rows covers. */
function covered(path: string): Set<string> {
  const dark = new Set<string>()
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1H\d+z/g))
    for (let i = 0; i < Number(width); i++) dark.add(`${Number(x) + i},${Number(y)}`)
  return dark
}

test.each([
  'ABCDE-23456',
  'https://nuanlin.example/#/packages/account/approve/index?code=ABCDE-23456',
  '暖邻',
])('covers the dark modules of %s and no other', text => {
  const { size, path } = qrPath(text)
  const { data } = encode(text, { ecc: 'M', border: 0 })
  expect(size).toBe(data.length + 8)
  const wanted = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`${x + 4},${y + 4}`] : [])))
  expect(covered(path)).toEqual(new Set(wanted))
  expect(path.replace(/M\d+ \d+h\d+v1H\d+z/g, '')).toBe('')
})

test('is as small as a link may be', () => {
  expect(qrPath('ABCDE-23456').path.length).toBeLessThan(4000)
})
