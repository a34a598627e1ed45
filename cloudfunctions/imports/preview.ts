import { NuanlinError } from '../../domain/contract/errors'
import { nameIn } from '../../domain/contract/name'
import type { importsContract, ImportCounts } from '../../domain/imports/contract'
import { cellName, columnLetters, headingOf } from '../../domain/station/import/cells'
import { notesInWords } from '../../domain/station/import/notes'
import { groupProblems, unknownServices } from '../../domain/station/import/problem-groups'
import { problemWords } from '../../domain/station/import/problems'
import { codeOfId } from '../../domain/station/code-of-id'
import { officeField } from '../../domain/station/office-fields'
import type { QueryHandler } from '../platform/call'
import { database } from '../platform/database'
import type { Change } from '../station/compare-listed'
import { stationsBeside } from '../station/store-import'
import { previewList } from './list/apply-list'
import { assumesKind, countedFields, listedField, notesOn } from './list/what-changes'
import { readUpload } from './read-upload'
import { findUpload } from './store'

const PROBLEMS = 50
const CELLS = 5
const WORDS = 50
const CHANGES = 100
const EDITS = 50
const UNSEEN = 20

/** How often each thing becomes of a row. */
export function counted(changes: Iterable<Change>): ImportCounts {
  const counts = { added: 0, changed: 0, unchanged: 0, edited: 0 }
  for (const change of changes) counts[change]++
  return counts
}

export const preview: QueryHandler<(typeof importsContract)['procedures']['preview']> = async (
  { importId, overEdits, leaveOutServices, problemsFrom },
  { caller, now, locale },
) => {
  const upload = await findUpload(importId)
  if (upload?.person !== caller.subject) throw new NuanlinError('NOT_FOUND')
  const { list, chains } = await readUpload(upload, now, locale, { leaveOutServices })
  const db = await database()
  const looked = await previewList(db, list.stations, chains, overEdits)
  const { changes, fields, edits } = looked
  const notes = notesOn(list, looked)
  const { headings, problems } = list
  const groups = groupProblems(problems)
  const named = list.stations.map(({ record }) => ({
    code: record.code,
    name: nameIn(record.name, locale),
    change: changes.get(record.code),
    fields: (fields.get(record.code) ?? []).map(field => listedField(field)[locale]),
  }))
  const unseen: { code: string; name: string }[] = []
  let unseenCount = 0
  for await (const { _id, name } of stationsBeside(db, list.codes)) {
    unseenCount++
    if (unseen.length < UNSEEN) unseen.push({ code: codeOfId(_id), name: nameIn(name, locale) })
  }
  const next = problemsFrom + PROBLEMS
  return {
    importId,
    rows: list.rows,
    ignored: headings.ignored.map(at => `${columnLetters(at)} ${headings.texts[at] ?? ''}`),
    kindAssumed: assumesKind(list, looked),
    nearestCommunity: notes.filter(({ code }) => code === 'nearest_community').length,
    notes: notesInWords(notes).map(words => words[locale]),
    counts: counted(changes.values()),
    badRows: list.badRows.size,
    problemCount: problems.length,
    problems: groups.slice(problemsFrom, next).map(problem => ({
      rows: problem.rows.length,
      row: problem.row,
      cell: cellName(headings, problem),
      cells: problem.rows.slice(0, CELLS).map(row => cellName(headings, { ...problem, row })),
      heading: headingOf(headings, problem, locale),
      message: problemWords(problem, 'page')[locale],
    })),
    problemsNext: next < groups.length ? next : null,
    unknownServices: unknownServices(leaveOutServices ? list.notes : problems).slice(0, WORDS),
    changes: named
      .flatMap(({ code, name, change, fields }) =>
        change === 'added' || change === 'changed' ? [{ code: codeOfId(code), name, change, fields }] : [],
      )
      .slice(0, CHANGES),
    changedFields: countedFields(fields).map(({ field, count }) => ({
      field: listedField(field)[locale],
      count,
    })),
    edits: named
      .flatMap(({ code, name, change }) => {
        const edit = change === 'edited' ? edits.get(code) : undefined
        return edit
          ? [
              {
                code: codeOfId(code),
                name,
                fields: edit.fields.map(field => officeField(field)[locale]),
                at: new Date(edit.at).toISOString(),
              },
            ]
          : []
      })
      .slice(0, EDITS),
    unseen: unseenCount,
    unseenSome: unseen,
  }
}
