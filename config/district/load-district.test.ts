import { existsSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadDistrict } from './load-district'

const root = join(__dirname, '..')
let copy: string
beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), 'nuanlin-district-'))
  for (const part of ['calendar', 'district/longgang'])
    cpSync(join(root, part), join(copy, part), { recursive: true })
})
afterEach(() => rmSync(copy, { recursive: true, force: true }))

function change(file: string, edit: (text: string) => string): void {
  const path = join(copy, file)
  writeFileSync(path, edit(readFileSync(path, 'utf8')))
}
const problems = () => {
  try {
    loadDistrict('longgang', copy)
    return 'none'
  } catch (error) {
    return error instanceof Error ? error.message : ''
  }
}

it('knows Longgang: eleven streets, their communities, thirty services', () => {
  const { district, areas } = loadDistrict('longgang')
  const level = (name: string) => areas.filter(a => a.level === name)
  expect(
    level('street')
      .map(a => a.name.zh)
      .sort(),
  ).toEqual(
    ['布吉', '坂田', '南湾', '平湖', '坪地', '横岗', '龙城', '龙岗', '吉华', '宝龙', '园山']
      .map(n => `${n}街道`)
      .sort(),
  )
  expect(level('community')).toHaveLength(119)
  expect(areas.some(a => /葵涌|大鹏|南澳/u.test(a.name.zh))).toBe(false)
  expect(areas.every(a => a.demo && a.name.en !== undefined && !/居委会|委员会/u.test(a.name.zh))).toBe(true)
  expect(district.services.filter(s => s.tier === 'basic')).toHaveLength(15)
  expect(district.services.filter(s => s.tier === 'advanced')).toHaveLength(15)
  expect(district.calendar.coveredUntil).toBe('2026-12-31')
  expect(district.calendar.holidays['2026-10-01']).toBe('国庆节')
  expect(district.calendar.makeUpDays['2026-02-14']).toBe('春节')
})

it('names icons that exist', () => {
  const icons = join(root, '../node_modules/lucide-static/icons')
  const { district } = loadDistrict('longgang')
  expect(district.services.filter(s => !existsSync(join(icons, `${s.icon}.svg`)))).toEqual([])
})

it('tells where a value is wrong, and all of it at once', () => {
  change('district/longgang/services.json', text => text.replace('"icon": "armchair"', '"icon": "Arm Chair"'))
  change('district/longgang/district.json', text => text.replace(/"soonMinutes": \d+/u, '"soonMinutes": 0'))
  change('district/longgang/areas.csv', text => text.replace(/^(440307014027,.*),114\.\d+,/mu, '$1,,'))
  expect(problems()).toContain('district: services[0].icon: must match the pattern')
  expect(problems()).toContain('district: rules.open.soonMinutes: is less or shorter than 1')
  expect(problems()).toMatch(/areas\.csv, row \d+: centre\.lng: must be number, and is missing or empty/u)
})

it.each([
  [
    'a chip without a service',
    'district.json',
    '"charging"',
    '"massage"',
    'chips: no service has the code massage',
  ],
  [
    'a word for two services',
    'services.json',
    '"开水"',
    '"充电宝"',
    'services: 「充电宝」 means two services',
  ],
  [
    'an area above itself',
    'areas.csv',
    'street,440307,',
    'street,440399,',
    'stands before its parent 440399',
  ],
  [
    'a centre elsewhere',
    'areas.csv',
    ',114.1262,22.6938,',
    ',113.1262,22.6938,',
    'the centre of 440307003 lies outside',
  ],
  [
    'freshness the wrong way round',
    'district.json',
    '"staleMinutes": 120',
    '"staleMinutes": 10',
    'must be more than the minutes that count as fresh',
  ],
  ['broken JSON', 'services.json', '[', '', 'services.json is not JSON'],
])('notices %s', (_, file, from, to, problem) => {
  change(`district/longgang/${file}`, text => text.replace(from, to))
  expect(problems()).toContain(problem)
})

it('refuses a folder that is not there', () => {
  expect(() => loadDistrict('nowhere')).toThrow('district.json cannot be read')
  expect(() => loadDistrict('../longgang')).toThrow("a folder's name is letters")
})
