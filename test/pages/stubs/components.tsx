import { createElement, forwardRef, type ChangeEvent, type ReactNode } from 'react'

/** Taro's components as plain elements, so that Testing Library sees what a reader would. */

type Props = Record<string, unknown> & { children?: ReactNode }

/** What only WeChat understands. */
const nativeOnly = new Set([
  'hoverClass',
  'hoverStayTime',
  'hoverStartTime',
  'hoverStopPropagation',
  'openType',
  'confirmType',
  'placeholderClass',
  'placeholderStyle',
  'maxlength',
  'scrollY',
  'scrollX',
  'scrollWithAnimation',
  'enhanced',
  'showScrollbar',
  'scrollIntoView',
  'lowerThreshold',
  'upperThreshold',
  'scrollTop',
  'onScrollToLower',
  'onScrollToUpper',
  'catchMove',
  'userSelect',
  'mode',
  'focus',
  'onConfirm',
  'adjustPosition',
  'cursorSpacing',
  'alwaysEmbed',
  'refresherEnabled',
  'refresherTriggered',
  'onRefresherRefresh',
  'selectable',
  'bounces',
  'enableFlex',
  'numberOfLines',
  'lazyLoad',
])

function plain(props: Props): Props {
  return Object.fromEntries(Object.entries(props).filter(([name]) => !nativeOnly.has(name)))
}

const element = (tag: string) =>
  forwardRef<HTMLElement, Props>(function Element(props, ref) {
    return createElement(tag, { ...plain(props), ref })
  })

export const View = element('div')
export const Text = element('span')
export const Button = element('button')
export const Image = element('img')
export const CoverView = element('div')
export const CoverImage = element('img')

/** Its lower end is reached when a test sends it a `scrolltolower` event. */
export const ScrollView = forwardRef<HTMLElement, Props>(function ScrollView(props, ref) {
  return createElement('div', {
    ...plain(props),
    ref: (node: HTMLElement | null): void => {
      if (typeof ref === 'function') ref(node)
      else if (ref) ref.current = node
      const onLower = props.onScrollToLower
      if (node && typeof onLower === 'function')
        node.addEventListener('scrolltolower', onLower as EventListener)
    },
  })
})

interface InputProps extends Props {
  /** Of the keyboard only: what stands in the field is text. */
  type?: string
  onInput?: (event: { detail: { value: string } }) => void
  onConfirm?: (event: { detail: { value: string } }) => void
}

export function Input({ onInput, onConfirm, type, ...props }: InputProps) {
  return createElement('input', {
    ...plain(props),
    inputMode: type === 'number' ? 'numeric' : undefined,
    onChange: (event: ChangeEvent<HTMLInputElement>) => {
      onInput?.({ detail: { value: event.target.value } })
    },
    onKeyDown: (event: { key: string; currentTarget: HTMLInputElement }) => {
      if (event.key === 'Enter') onConfirm?.({ detail: { value: event.currentTarget.value } })
    },
  })
}
