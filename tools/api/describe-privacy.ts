import type { KeptDatum, NeverKept, OnDeletion } from '../../domain/privacy/datum'

/** The page docs/privacy.md: the table of what is kept about a person, as engineers read it. */
export function describePrivacy(
  kept: readonly KeptDatum[],
  never: readonly NeverKept[],
  without: readonly string[],
): string {
  const rows = kept.map(datum => [
    datum.what.en,
    datum.where.map(code).join(', '),
    datum.purpose.en.replaceAll('*', '\\*'),
    datum.kept.en,
    inWords(datum.onDeletion),
  ])
  return [
    '# What we keep about a person',
    'Every datum, why it is there, for how long, and what the deletion of the account does to it. `npm run api:docs` writes this page from `domain/privacy/table.ts`, of which the page for people (我的 › 隐私) is made too; a test compares both with what is really stored.',
    table(['Datum', 'Where', 'Purpose', 'Kept', 'When the account is deleted'], rows),
    'Not kept:',
    never.map(({ what, instead }) => `- ${what.en}: ${instead.en}.`).join('\n'),
    `No person stands in ${list(without.map(code))}.`,
    '## A copy, and the end',
    'Both are asked for on the phone only (a token that somebody copied is no use), are limited to a few a day, and are told in the inbox. How a person’s documents are found stands in `domain/privacy/documents.ts`, one line a collection; the export and the deletion both go through that list, and a test fails where a collection of the table has none.',
    '**A copy of my data** is one JSON file with a word of explanation for each part, put together collection by collection by whoever looks (the page that waits, or a job each minute), gathered anew where jobs stood still and more than an hour has gone since it was begun, kept for 24 hours in private storage, and handed out by addresses that are good for ten minutes. Other people are not in it: of what somebody did for others, as staff or for their family, it tells what, when and where, and no names, reasons or particulars.',
    '**The deletion** ends roles, sessions and delegations and takes the profile away in one transaction; from then on the same WeChat user is somebody new. The rest is done by the job `delete-accounts`, in batches, and again after a crash. What must stay says `gone:` and an id that leads nowhere; why, and how that is done in a log that nobody can change, is in [decision 13](decisions/0013-names-come-out-of-the-log-under-seal.md).',
    '## On the phone, and in logs',
    'On the phone itself: the last lists seen (to show something without a network), the chosen community, language and mode; on H5 also the tokens of the session.',
    'Logs are JSON lines with request id, function, procedure and error code; no input, no coordinates, no identity. A test reads them.',
  ]
    .join('\n\n')
    .concat('\n')
}

function inWords(end: OnDeletion): string {
  switch (end.does) {
    case 'removed':
      return 'removed'
    case 'nameless':
      return `stays without the person: ${end.why.en}`
    case 'ends':
      return end.how.en
  }
}

const code = (text: string) => `\`${text}\``

function list(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`
}

/** Columns are as wide as their widest cell, as the formatter wants it. */
function table(heading: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [heading, ...rows]
  const widths = heading.map((_, column) => Math.max(3, ...all.map(row => row[column]?.length ?? 0)))
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`
  return [line(heading), line(widths.map(width => '-'.repeat(width))), ...rows.map(line)].join('\n')
}
