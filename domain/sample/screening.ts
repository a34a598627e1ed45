/** What one screening says of one analyte. */
export const screeningResults = ['negative', 'positive', 'unclear'] as const
export type ScreeningResult = (typeof screeningResults)[number]

/** What all screenings together come to: `positive` only where two testers found the same. */
export type SampleOutcome = ScreeningResult

/** The results of one analyte, screening after screening, oldest first. */
export type Results = readonly ScreeningResult[]

/**
 * What an analyte comes to. Screening is not proof: positive once is not positive, another tester screens again; what is
 * unclear is screened again once. Never more than three screenings.
 *
 * @returns null while another screening is needed
 */
export function settled(results: Results): SampleOutcome | null {
  const last = results.at(-1)
  switch (last) {
    case undefined:
      return null
    case 'negative':
      return 'negative'
    case 'positive':
      return results.filter(result => result === 'positive').length > 1 ? 'positive' : null
    case 'unclear':
      return results.length > 1 ? 'unclear' : null
  }
}

/**
 * What a sample comes to. One analyte that is positive makes it positive, one that stays unclear keeps it from being
 * negative.
 *
 * @returns null while one analyte needs another screening
 */
export function outcomeOf(analytes: readonly Results[]): SampleOutcome | null {
  const all = analytes.map(settled)
  if (all.length === 0 || all.includes(null)) return null
  if (all.includes('positive')) return 'positive'
  return all.includes('unclear') ? 'unclear' : 'negative'
}

/** What the newest screening of something not settled yet is called: 初筛阳性 where one is positive, else unclear. */
export function firstFinding(analytes: readonly Results[]): 'positive' | 'unclear' | null {
  const open = analytes.filter(results => results.length > 0 && settled(results) === null)
  if (open.some(results => results.at(-1) === 'positive')) return 'positive'
  return open.length > 0 ? 'unclear' : null
}
