import { View } from '@tarojs/components'
import { useMemo } from 'react'
import { role } from '../role'
import './index.scss'
import { qrPath } from './modules'

interface QrProps {
  readonly text: string
  /** What a screen reader says; whatever else stands in the code should stand beside it in letters too. */
  readonly label: string
  /** It is of no use any more. */
  readonly faded?: boolean
}

/** A QR code, black on white in every mode: one element with a picture, alike in WeChat and in a browser. */
export function Qr({ text, label, faded = false }: QrProps) {
  const picture = useMemo(() => {
    const { size, path } = qrPath(text)
    const svg =
      `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 ${size} ${size}' shape-rendering='crispEdges'>` +
      `<path d='${path}'/></svg>`
    return `url("data:image/svg+xml,${encodeURIComponent(svg)}")`
  }, [text])
  return (
    <View
      className={`qr ${faded ? 'qr--faded' : ''}`}
      style={{ backgroundImage: picture }}
      aria-label={label}
      {...role('img')}
    />
  )
}
