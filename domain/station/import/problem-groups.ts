import type { Problem } from './problems'

/** The same thing that is wrong in the same column of several rows. */
export interface ProblemGroup extends Problem {
  /** Numbers of the rows, ascending; `row` is the first of them. */
  readonly rows: readonly number[]
}

/** Problems, which come in the order of their rows, with equal ones told once: what most rows have in common first, then in the order of the rows. */
export function groupProblems(problems: readonly Problem[]): ProblemGroup[] {
  const groups = new Map<string, Problem & { rows: number[] }>()
  for (const problem of problems) {
    const key = [problem.column, problem.code, problem.detail].join('\n')
    const group = groups.get(key)
    if (!group) groups.set(key, { ...problem, rows: [problem.row] })
    else if (group.rows.at(-1) !== problem.row) group.rows.push(problem.row)
  }
  return [...groups.values()].sort((a, b) => b.rows.length - a.rows.length || a.row - b.row)
}

/** Words for services that the catalogue does not have, with how many rows: whoever imports may leave them out. */
export function unknownServices(
  told: readonly { readonly row: number; readonly code: string; readonly detail: string }[],
): { word: string; rows: number }[] {
  const rows = new Map<string, Set<number>>()
  for (const { row, code, detail } of told)
    if (code === 'service' || code === 'service_left_out')
      rows.set(detail, (rows.get(detail) ?? new Set()).add(row))
  return [...rows].map(([word, { size }]) => ({ word, rows: size })).sort((a, b) => b.rows - a.rows)
}
