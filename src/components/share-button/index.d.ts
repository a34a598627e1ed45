import type { ReactElement } from 'react'

/** Shares the page one is on: as a card in WeChat, by the browser's own means elsewhere. */
export declare function ShareButton(props: { words: string; title: string; path: string }): ReactElement
