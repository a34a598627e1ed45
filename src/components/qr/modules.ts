import { encode } from 'uqr'

/** Modules of a light margin that readers need around the code (ISO/IEC 18004). */
const MARGIN = 4

/**
 * A QR code as one SVG path: `size` modules wide and high, its margin included, one unit each. Level M corrects
 * 15 % of damage: enough for a screen and for paper.
 */
export function qrPath(text: string): { readonly size: number; readonly path: string } {
  const { data, size } = encode(text, { ecc: 'M', border: MARGIN })
  const rows = data.map((row, y) => {
    let path = ''
    for (let x = 0; x < size; x++) {
      if (!row[x]) continue
      let end = x
      while (row[end]) end++
      path += `M${x} ${y}h${end - x}v1H${x}z`
      x = end
    }
    return path
  })
  return { size, path: rows.join('') }
}
