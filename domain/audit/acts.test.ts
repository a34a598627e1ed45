import { contracts } from '../contracts'
import type { AnyProcedure } from '../contract/define-contract'
import { locales } from '../contract/locale'
import { acts } from './acts'

/** What writes a line: acts of staff, and whatever can be done for somebody else. */
const written = contracts.flatMap(({ name: contract, procedures }) =>
  Object.entries<AnyProcedure>(procedures)
    .filter(([, { kind, allow, onBehalf }]) => kind === 'mutation' && (allow.who === 'staff' || onBehalf))
    .map(([name]) => `${contract}.${name}`),
)

test.each(locales)('every act of the log has a sentence in %s', locale => {
  // Whoever accepts an invitation is no staff yet, and yet it is written down.
  for (const act of [...written, 'staff.accept'])
    expect([act, acts[locale][act]?.({ before: {}, after: {} }, 'x')]).toEqual([
      act,
      expect.stringMatching(/../) as string,
    ])
})

test('in one language as in the other', () => {
  expect(Object.keys(acts.en).sort()).toEqual(Object.keys(acts['zh-CN']).sort())
})
