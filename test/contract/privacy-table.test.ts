import { readFileSync } from 'node:fs'
import path from 'node:path'
import { collections } from '../../config/cloudbase/collections'
import { documentsOfPerson, notFound } from '../../domain/privacy/documents'
import { keptData, neverKept, withoutPersons } from '../../domain/privacy/table'
import { describePrivacy } from '../../tools/api/describe-privacy'

const told = new Set(keptData.flatMap(({ where }) => where.map(place => place.split('.')[0] ?? '')))
const names = collections.map(({ name }) => name)

it('every collection is in the table of what is kept, or among those in which nobody stands, and in one of the two', () => {
  expect(names.filter(name => !told.has(name) && !withoutPersons.includes(name))).toEqual([])
  expect(withoutPersons.filter(name => told.has(name))).toEqual([])
})

it('the table and its lists name no collection that is not there', () => {
  const named = [
    ...told,
    ...withoutPersons,
    ...Object.keys(notFound),
    ...documentsOfPerson.map(({ collection }) => collection),
  ]
  expect(named.filter(name => !names.includes(name))).toEqual([])
})

it('of every collection in the table one can find what is somebody’s, or it says why not', () => {
  const found = new Set(documentsOfPerson.map(({ collection }) => collection))
  expect([...told].filter(name => !found.has(name) && !(name in notFound))).toEqual([])
  expect(Object.keys(notFound).filter(name => found.has(name))).toEqual([])
})

it('what is somebody’s is found by an index', () => {
  const looked = documentsOfPerson.flatMap(({ collection, field, parts }) => [
    [collection, field] as const,
    ...(parts ? [[parts.collection, parts.field] as const] : []),
  ])
  const without = looked.filter(([name, field]) => {
    const indexes = collections.find(one => one.name === name)?.indexes ?? []
    return field !== '_id' && !indexes.some(({ keys }) => keys[0]?.field === field)
  })
  expect(without).toEqual([])
})

it('docs/privacy.md says what the table says', () => {
  const page = readFileSync(path.resolve(__dirname, '../../docs/privacy.md'), 'utf8')
  expect(page).toBe(describePrivacy(keptData, neverKept, withoutPersons))
})
