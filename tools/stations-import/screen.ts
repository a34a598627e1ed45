import { counted } from '../../cloudfunctions/imports/preview'
import type { Locale, Words } from '../../domain/contract/locale'
import { codeOfId } from '../../domain/station/code-of-id'
import { notesInWords } from '../../domain/station/import/notes'
import { groupProblems } from '../../domain/station/import/problem-groups'
import { problemWords } from '../../domain/station/import/problems'
import type { CheckedList } from '../../cloudfunctions/imports/list/check-list'
import { cellName, columnLetters, headingOf } from '../../domain/station/import/cells'
import { changeWords, editInWords, type Unseen } from './report'
import type { Preview } from '../../cloudfunctions/imports/list/apply-list'
import {
  assumesKind,
  countedFields,
  listedField,
  notesOn,
} from '../../cloudfunctions/imports/list/what-changes'

const MOST_PROBLEMS = 50
const MOST_CELLS = 5
const MOST_UNSEEN = 10

/** Speaks to the person at the terminal, in one language. */
export class Screen {
  constructor(
    private readonly lang: Locale,
    private readonly line: (text: string) => void,
  ) {}

  say(zh: string, en: string): void {
    this.words({ 'zh-CN': zh, en })
  }

  words(words: Words): void {
    this.line(words[this.lang])
  }

  /** What was read, and what was made of the headings. */
  read(list: CheckedList): void {
    const { headings, rows, headingRow } = list
    this.say(
      `读到 ${rows} 行（标题在第 ${headingRow} 行）`,
      `${rows} rows read (headings in row ${headingRow})`,
    )
    if (headings.ignored.length > 0) {
      const named = headings.ignored.map(i => `${columnLetters(i)}「${headings.texts[i] ?? ''}」`)
      this.say(
        `不认识、没有使用的列：${named.join('、')}`,
        `Columns not known and not used: ${named.join(', ')}`,
      )
    }
  }

  /** What was decided for rows that are in order. */
  notes(list: CheckedList, made: Preview): void {
    if (assumesKind(list, made))
      this.say(
        '没有「类型」列：新增的都当作暖蜂驿站',
        'There is no column for the kind: new ones count as rest stations',
      )
    for (const words of notesInWords(notesOn(list, made))) this.words(words)
  }

  problems(list: CheckedList): void {
    const { problems, headings, badRows } = list
    if (problems.length === 0) return
    this.say(
      `\n${badRows.size} 行有错，共 ${problems.length} 处：`,
      `\n${problems.length} problems in ${badRows.size} rows:`,
    )
    const groups = groupProblems(problems)
    for (const group of groups.slice(0, MOST_PROBLEMS)) {
      const heading = headingOf(headings, group, this.lang)
      const words = problemWords(group, 'command')
      const cells = group.rows.slice(0, MOST_CELLS).map(row => cellName(headings, { ...group, row }))
      this.line(`  ${cells[0] ?? ''}（${heading}）${words[this.lang]}`)
      const { length } = group.rows
      const more = length > cells.length ? ' …' : ''
      if (length > 1)
        this.say(
          `    共 ${length} 行：${cells.join('、')}${more}`,
          `    ${length} rows: ${cells.join(', ')}${more}`,
        )
    }
    const rest = groups.length - MOST_PROBLEMS
    if (rest > 0)
      this.say(
        `  ……还有 ${rest} 处，用 --report 文件.csv 看全部`,
        `  … and ${rest} more: see all with --report FILE.csv`,
      )
  }

  changes({ changes, fields }: Preview, unseen: readonly Unseen[], badRows: number): void {
    const counts = counted(changes.values())
    const parts = (['added', 'changed', 'unchanged'] as const).map(
      change => `${changeWords[change][this.lang]} ${counts[change]}`,
    )
    this.say(
      `\n${parts.join('，')}，表中没有 ${unseen.length}，有错的行 ${badRows}`,
      `\n${parts.join(', ')}, not in the list ${unseen.length}, rows with errors ${badRows}`,
    )
    const differ = countedFields(fields).map(
      ({ field, count }) => `${listedField(field)[this.lang]} ${count}`,
    )
    if (differ.length > 0) this.say(`更新的内容：${differ.join('，')}`, `What changes: ${differ.join(', ')}`)
    if (unseen.length === 0) return
    const shown = unseen.slice(0, MOST_UNSEEN).map(({ code, name }) => `${code} ${name}`)
    const more = unseen.length > MOST_UNSEEN
    this.say(
      `表中没有、保持原样的：${shown.join('、')}${more ? ' 等，全部见 --report' : ''}`,
      `Not in the list and left as they are: ${shown.join(', ')}${more ? ' …, see all with --report' : ''}`,
    )
  }

  /** What the import did, row by row. */
  done(changes: Preview['changes'], skipped: number): void {
    const { added, changed, unchanged, edited } = counted(changes.values())
    const zh = [
      `写入 ${added + changed} 个（新增 ${added}、更新 ${changed}）`,
      `不变 ${unchanged} 个`,
      ...(edited > 0 ? [`保留工作人员改的 ${edited} 个`] : []),
      ...(skipped > 0 ? [`跳过有错的 ${skipped} 行`] : []),
    ]
    const en = [
      `${added + changed} written (${added} added, ${changed} changed)`,
      `${unchanged} unchanged`,
      ...(edited > 0 ? [`${edited} left as staff had them`] : []),
      ...(skipped > 0 ? [`${skipped} rows with errors left out`] : []),
    ]
    this.say(`导入完成：${zh.join('，')}。`, `The import is complete: ${en.join(', ')}.`)
  }

  /** Rows that were left because staff changed the station since the last list. */
  edits({ changes, edits }: Preview): void {
    const kept = [...changes].filter(([, change]) => change === 'edited').map(([code]) => code)
    if (kept.length === 0) return
    this.say(
      `工作人员改过、没有覆盖的 ${kept.length} 个（表格和驿站说的不一样；要按表格写入，加上 --overwrite-edits）：`,
      `${kept.length} changed by staff and kept (list and station differ; add --overwrite-edits to write the list):`,
    )
    for (const code of kept.slice(0, MOST_UNSEEN)) {
      const edit = edits.get(code)
      this.line(`  ${codeOfId(code)} ${edit ? editInWords(edit, this.lang) : ''}`)
    }
    const rest = kept.length - MOST_UNSEEN
    if (rest > 0)
      this.say(`  ……还有 ${rest} 个，全部见 --report`, `  … and ${rest} more, see all with --report`)
  }
}
