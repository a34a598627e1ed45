/**
 * Further conditions on the first field of an index that the index judges by itself: for each the bytes of the
 * values that meet it. A document whose field holds several values has an entry for each, so that an entry with
 * one of these values in the place of its own exists exactly when the document has that value, too.
 */
export type Narrowing = readonly (readonly Buffer[])[]

/** Values one condition may have; with more, documents are judged instead. */
export const MOST_VALUES = 20

/** Conditions an index judges at most: each is one more look at it per entry, and SQL has only so much room. */
export const MOST_NARROWING = 4

/** What tells statements for different narrowings apart. */
export const shapeOf = (narrowing: Narrowing): string => narrowing.map(({ length }) => length).join()

/**
 * The conditions in SQL on an entry `s`: a parameter for each value.
 * @param rest an expression for the position in the key where what follows the first field begins
 */
export function narrowed(narrowing: Narrowing, entries: string, rest: string): string {
  return narrowing
    .map(values => {
      const keys = values.map(() => `CAST(? || substr(s.key, ${rest}) AS BLOB)`).join(', ')
      return `EXISTS (SELECT 1 FROM ${entries} x WHERE x.row = s.row AND x.key IN (${keys}))`
    })
    .join(' AND ')
}
