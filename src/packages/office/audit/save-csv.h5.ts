/** By this mark Excel knows UTF-8. */
const BOM = '\uFEFF'
/** A browser needs the address until the download has begun, in milliseconds. */
const KEPT = 60_000

export function saveCsv(name: string, csv: string): Promise<boolean> {
  const address = URL.createObjectURL(new Blob([BOM, csv], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => {
    URL.revokeObjectURL(address)
  }, KEPT)
  return Promise.resolve(true)
}
