/** How the ids begin of codes that could not stand in a link as they are. */
export const MARK = 'x--'

/** The code that the office gave the station with this id. */
export function codeOfId(id: string): string {
  if (!id.startsWith(MARK)) return id
  return id.slice(MARK.length).replace(/_([0-9A-F]{4})/g, (_, unit: string) => {
    return String.fromCharCode(Number.parseInt(unit, 16))
  })
}
