/**
 * Taro's components on H5 as the plain elements they stand for. Taro's own keep several states for each
 * element (a page of ours has some hundred) and bring their styles, a font and a web component library along.
 */
import { useLayoutEffect, useRef, useState, type CSSProperties, type ReactNode, type UIEvent } from 'react'
import './elements.scss'

type Rest = Record<string, unknown>

interface ElementProps extends Rest {
  readonly className?: string
  readonly children?: ReactNode
}

export function View(props: ElementProps) {
  return <div {...props} />
}

export function Text(props: ElementProps) {
  return <span {...props} />
}

interface ScrollViewProps {
  readonly className?: string
  readonly style?: CSSProperties
  readonly scrollX?: boolean
  readonly scrollY?: boolean
  readonly showScrollbar?: boolean
  /** A new value scrolls there. */
  readonly scrollTop?: number
  /** How near to its end, in px, counts as the end. */
  readonly lowerThreshold?: number
  readonly onScrollToLower?: () => void
  readonly children?: ReactNode
}

export function ScrollView(props: ScrollViewProps) {
  const { className = '', style, scrollX, scrollY, showScrollbar = true, scrollTop, children } = props
  const { lowerThreshold = 50, onScrollToLower } = props
  const element = useRef<HTMLDivElement>(null)
  const wasAtEnd = useRef(false)
  useLayoutEffect(() => {
    if (element.current && scrollTop !== undefined) element.current.scrollTop = scrollTop
  }, [scrollTop])
  const onScroll = ({ currentTarget }: UIEvent<HTMLDivElement>) => {
    const { scrollHeight, clientHeight, scrollTop: top, scrollWidth, clientWidth, scrollLeft } = currentTarget
    const left = scrollY ? scrollHeight - clientHeight - top : scrollWidth - clientWidth - scrollLeft
    const isAtEnd = left <= lowerThreshold
    // Once each time the end is reached; a list that grew has a new end.
    if (isAtEnd && !wasAtEnd.current) onScrollToLower?.()
    wasAtEnd.current = isAtEnd
  }
  const names = [
    className,
    scrollX ? 'scroll-x' : '',
    scrollY ? 'scroll-y' : '',
    showScrollbar ? '' : 'scroll-bare',
  ]
  return (
    <div ref={element} className={names.filter(Boolean).join(' ')} style={style} onScroll={onScroll}>
      {children}
    </div>
  )
}

interface ImageProps extends Rest {
  readonly className?: string
  readonly src: string
  /** `aspectFill` covers the frame, `aspectFit` shows the whole picture; the class says it too. */
  readonly mode?: string
  readonly lazyLoad?: boolean
  readonly 'aria-label'?: string
}

/** A picture; without a label it is decoration. */
export function Image(props: ImageProps) {
  const { mode, lazyLoad, 'aria-label': label = '', className = '', ...rest } = props
  return (
    <img
      {...rest}
      className={`${className} ${mode === 'aspectFit' ? 'image-fit' : 'image-fill'}`}
      alt={label}
      loading={lazyLoad ? 'lazy' : 'eager'}
    />
  )
}

interface InputProps extends Rest {
  readonly className?: string
  readonly value: string
  readonly confirmType?: string
  /** `number`, `digit` with a decimal point: the keyboard that comes up. */
  readonly type?: 'text' | 'number' | 'digit'
  readonly placeholderClass?: string
  readonly maxlength?: number
  readonly onInput?: (event: { detail: { value: string } }) => void
}

/** While letters are still being composed into Chinese they are shown, and told when they are done. */
export function Input(props: InputProps) {
  const { className = '', value, confirmType, type, maxlength = 140, onInput, ...rest } = props
  delete rest.placeholderClass
  const [composing, setComposing] = useState<string | null>(null)
  const tell = (text: string) => onInput?.({ detail: { value: text } })
  return (
    <input
      {...rest}
      className={`input ${className}`}
      type={confirmType === 'search' ? 'search' : 'text'}
      inputMode={type === 'number' ? 'numeric' : type === 'digit' ? 'decimal' : undefined}
      maxLength={maxlength}
      value={composing ?? value}
      onCompositionStart={({ currentTarget }) => setComposing(currentTarget.value)}
      onCompositionEnd={({ currentTarget }) => {
        setComposing(null)
        tell(currentTarget.value)
      }}
      onChange={({ currentTarget }) => {
        if (composing === null) tell(currentTarget.value)
        else setComposing(currentTarget.value)
      }}
    />
  )
}
