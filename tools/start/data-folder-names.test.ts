import { isDataFolder } from './data-folder-names'

test('a folder with the database is ours, whatever else lies there', () => {
  expect(isDataFolder(['cloud.db', 'notes.txt'])).toBe(true)
})

test('so is one in which the first start failed before there was a database', () => {
  expect(isDataFolder(['logs', 'signing-keys.json', 'lock.db'])).toBe(true)
  expect(isDataFolder([])).toBe(true)
})

test('a folder with things of somebody else is not', () => {
  expect(isDataFolder(['logs', 'thesis.docx'])).toBe(false)
  expect(isDataFolder(['holiday.jpg'])).toBe(false)
})
