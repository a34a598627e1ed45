/**
 * The rules by which the keys of an index are made from its documents (extract-keys.ts, encode-key.ts). It goes up
 * by one with every change of a key: what an older program filled is then filled anew at the next start.
 *
 * 1: fields that every JavaScript object inherits counted as there.
 * 2: only a document's own fields count.
 * 3: fields under one array go together, element by element, and not every value with every other.
 * 4: edges of lines and areas are arcs of great circles, and lie under the cells around those.
 */
export const KEY_RULES = 4
