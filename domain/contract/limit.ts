/** How often one person may call one procedure. */
export interface Limit {
  readonly times: number
  readonly seconds: number
}
