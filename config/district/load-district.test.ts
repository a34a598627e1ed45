import { existsSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { insideRing } from '../../domain/geo/measure'
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

// Metro stations, GCJ-02, from OpenStreetMap contributors (ODbL): those along the border, on either side of it.
it.each([
  ['雅宝', 114.060251, 22.603729],
  ['五和', 114.060763, 22.626225],
  ['华为', 114.06715, 22.650431],
  ['岗头', 114.071735, 22.656844],
  ['坂田北', 114.063348, 22.634876],
  ['布吉', 114.121614, 22.601736],
  ['百鸽笼', 114.130419, 22.594683],
  ['大芬', 114.138435, 22.614212],
  ['丹竹头', 114.148111, 22.619788],
  ['平湖', 114.12599, 22.693783],
  ['双拥街', 114.133796, 22.699229],
  ['甘坑', 114.106081, 22.647656],
  ['六约', 114.180702, 22.634316],
  ['横岗', 114.209061, 22.648453],
  ['荷坳', 114.224354, 22.673081],
  ['大运', 114.227687, 22.685772],
  ['黄阁坑', 114.218225, 22.71925],
  ['盛平', 114.252508, 22.731571],
  ['双龙', 114.277221, 22.729296],
  ['龙东', 114.296361, 22.721674],
  ['宝龙同乐', 114.312281, 22.709248],
  ['新生', 114.283022, 22.748039],
  ['坪西', 114.282108, 22.763123],
  ['坪地六联', 114.322073, 22.786958],
  ['园山西坑', 114.225028, 22.61604],
  ['大康', 114.229391, 22.639173],
])('%s lies in Longgang', (_, lng, lat) => {
  expect(insideRing({ lng, lat }, loadDistrict('longgang').district.outline)).toBe(true)
})

it.each([
  ['深圳北', 114.030746, 22.610686],
  ['白石龙', 114.042467, 22.601417],
  ['民乐', 114.048662, 22.594221],
  ['梅林关', 114.053169, 22.59448],
  ['民治', 114.041181, 22.617621],
  ['清湖', 114.036517, 22.663987],
  ['清湖北', 114.040492, 22.67226],
  ['竹村', 114.040266, 22.686825],
  ['茜坑', 114.041533, 22.698605],
  ['观澜湖', 114.07664, 22.721738],
  ['牛湖', 114.08765, 22.723943],
  ['布心', 114.138062, 22.580865],
  ['太安', 114.137283, 22.574267],
  ['草埔', 114.116469, 22.584354],
  ['罗湖北', 114.113038, 22.580587],
  ['水贝', 114.12477, 22.574206],
  ['莲塘', 114.173852, 22.564112],
  ['盐田路', 114.255163, 22.58838],
  ['大梅沙', 114.307874, 22.59418],
  ['小梅沙', 114.325963, 22.601704],
  ['坪山', 114.327582, 22.705921],
  ['新和', 114.335416, 22.70328],
  ['六和', 114.337788, 22.695898],
  ['锦龙', 114.333869, 22.680166],
  ['坑梓', 114.370871, 22.745297],
])('%s lies in another district', (_, lng, lat) => {
  expect(insideRing({ lng, lat }, loadDistrict('longgang').district.outline)).toBe(false)
})

it('holds the centre of every area of its own', () => {
  const { district, areas } = loadDistrict('longgang')
  expect(areas.filter(({ centre }) => !insideRing(centre, district.outline))).toEqual([])
})
