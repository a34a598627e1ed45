import type { ReactElement } from 'react'

/**
 * WeChat wants the person's agreement to the privacy guide before the first interface that touches their data: this asks
 * at that tap, on the page that is open. Nothing elsewhere.
 */
export declare function PrivacyGate(): ReactElement | null
