import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import ExcelJS from 'exceljs'
import { readRows } from './read-rows'

const HEADINGS = ['编号', '名称', '地址', '经度', '纬度', '开放时间']
const LIST = ['A-1', '可园驿站', '可园路 1 号', 114.1, 22.7, '9:00-18:00']

/** The rows of the sheet that was read, each with its number and its first cells. */
async function read(workbook: ExcelJS.Workbook): Promise<string[]> {
  const bytes = Buffer.from(await workbook.xlsx.writeBuffer())
  const rows: string[] = []
  for await (const { number, cells } of readRows('名单.xlsx', bytes, undefined))
    rows.push(
      `${number}: ${cells
        .map(({ text }) => text)
        .slice(0, 2)
        .join('|')}`,
    )
  return rows
}

function list(workbook: ExcelJS.Workbook, name: string, rows: readonly unknown[][] = [HEADINGS, LIST]) {
  const sheet = workbook.addWorksheet(name)
  for (const row of rows) sheet.addRow(row)
  return sheet
}

function instructions(workbook: ExcelJS.Workbook, lines = 30) {
  return list(
    workbook,
    '填写说明',
    Array.from({ length: lines }, (_, i) => [`${i + 1}. 编号由街道统一给，不要重复`]),
  )
}

const LISTED = ['1: 编号|名称', '2: A-1|可园驿站']

it('passes over instructions, however long', async () => {
  const short = new ExcelJS.Workbook()
  instructions(short, 2)
  list(short, '名单')
  expect(await read(short)).toEqual(LISTED)

  const long = new ExcelJS.Workbook()
  instructions(long, 5000)
  list(long, '字段', [
    ['字段', '怎么填'],
    ['编号', '必填'],
  ])
  list(long, '名单')
  expect(await read(long)).toEqual(LISTED)
})

it('takes the first list in the order of the tabs, not of the file', async () => {
  const workbook = new ExcelJS.Workbook()
  list(workbook, '去年', [HEADINGS, ['OLD-1', '旧站']])
  const current = list(workbook, '今年')
  Object.assign(current, { orderNo: -1 })
  expect(await read(workbook)).toEqual(LISTED)
})

it.each(['hidden', 'veryHidden'] as const)('does not see a sheet that is %s', async state => {
  const workbook = new ExcelJS.Workbook()
  list(workbook, '旧名单', [HEADINGS, ['OLD-1', '旧站']]).state = state
  list(workbook, '名单')
  expect(await read(workbook)).toEqual(LISTED)

  const alone = new ExcelJS.Workbook()
  list(alone, '说明', [['请填名单']])
  list(alone, '旧名单').state = state
  expect(await read(alone)).toEqual(['1: 请填名单'])
})

it('passes over an empty first sheet, and one that holds nothing but blanks', async () => {
  const workbook = new ExcelJS.Workbook()
  workbook.addWorksheet('Sheet1')
  list(workbook, 'Sheet2', [[' ', null, ''], ['  ']])
  list(workbook, 'Sheet3')
  expect(await read(workbook)).toEqual(LISTED)
})

it('finds headings below merged titles', async () => {
  const workbook = new ExcelJS.Workbook()
  instructions(workbook)
  const sheet = list(workbook, '名单', [
    ['龙岗区暖蜂驿站名单'],
    ['填报单位：', null, '日期：'],
    HEADINGS,
    LIST,
  ])
  sheet.mergeCells('A1:F1')
  sheet.mergeCells('A2:B2')
  expect(await read(workbook)).toEqual([
    '1: 龙岗区暖蜂驿站名单',
    '2: 填报单位：|',
    '3: 编号|名称',
    '4: A-1|可园驿站',
  ])
})

it('reads the top of the first sheet with anything in it where none looks like a list', async () => {
  const workbook = new ExcelJS.Workbook()
  workbook.addWorksheet('空')
  instructions(workbook, 12)
  list(workbook, '备注', [['谢谢']])
  expect(await read(workbook)).toHaveLength(10)
  expect((await read(workbook))[0]).toBe('1: 1. 编号由街道统一给，不要重复')
})

it('reads a list without shared strings', async () => {
  const stream = new PassThrough()
  const written = buffer(stream)
  const writer = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useSharedStrings: false })
  const cover = writer.addWorksheet('说明')
  cover.addRow(['请填名单']).commit()
  cover.commit()
  const sheet = writer.addWorksheet('名单')
  for (const row of [HEADINGS, LIST]) sheet.addRow(row).commit()
  sheet.commit()
  await writer.commit()
  const codes: string[] = []
  for await (const { cells } of readRows('a.xlsx', await written, undefined)) codes.push(cells[0]?.text ?? '')
  expect(codes).toEqual(['编号', 'A-1'])
})
