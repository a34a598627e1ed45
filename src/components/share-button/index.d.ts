import type { ReactElement } from 'react'

/** Shares the page one is on: as a card in WeChat, by the browser's own means elsewhere. */
export declare function ShareButton(props: {
  words: string
  /** What is shared, asked for at the tap. */
  card: () => { readonly title: string; readonly path: string }
}): ReactElement
