import type { Locale } from '../../domain/contract/locale'
import type { Point } from '../../domain/geo/geo'

/** Where the capsule button of WeChat stands, and what lies above it, in px. */
export interface TopFrame {
  readonly statusBar: number
  readonly capsule: { readonly top: number; readonly height: number; readonly left: number } | null
}

export type LocateAnswer =
  | { readonly point: Point }
  /**
   * `denied`: the person said no, and is not asked again; `declined`: they did not agree to WeChat's privacy
   * guide, which is asked again; `failed`: the device could not tell.
   */
  | { readonly refused: 'denied' | 'declined' | 'failed' }

/** Templates by what the person said. */
export interface NotifyAnswer {
  readonly accepted: string[]
  readonly rejected: string[]
}

export interface Place {
  readonly name: string
  readonly address: string
  readonly point: Point
}

/** What only the platform can do. */
export interface Device {
  topFrame: () => TopFrame
  /** The device's language, as far as we speak it. */
  language: () => Locale
  /** How much larger than usual the person wants letters, 1 … 1.5. */
  typeScale: () => number
  /** Asks for the place, in GCJ-02. Call it at a tap only. */
  locate: () => Promise<LocateAnswer>
  /** Whether asking for the place would show no question, because it was allowed before. */
  mayLocate: () => Promise<boolean>
  /** Opens the settings where location can be allowed again; null where a page cannot. */
  openLocationSettings: (() => Promise<void>) | null
  /** Opens WeChat's guide to what the mini program does with data; null where there is none. */
  openPrivacyGuide: (() => Promise<void>) | null
  /** Opens the phone's map with a route; false where the page must offer something itself. */
  openMap: (place: Place) => Promise<boolean>
  /** A link that opens a map on the device, where links can do that. */
  mapLink: (place: Place) => string | null
  /** Follows such a link. */
  follow: (link: string) => void
  call: (phone: string) => Promise<void>
  /**
   * Asks whether WeChat may bring messages of these templates, one for each yes; null for whoever closed the question
   * or has it switched off. Call it at a tap, before anything that takes time. A browser has no such question.
   */
  askToNotify: ((templates: readonly string[]) => Promise<NotifyAnswer | null>) | null
  copy: (text: string) => Promise<boolean>
  /** Shares a page by the browser's own means; null where WeChat shares. */
  share: ((page: { title: string; path: string }) => Promise<'shared' | 'copied' | 'failed'>) | null
  isOnline: () => boolean
  onOnlineChange: (listener: (online: boolean) => void) => () => void
}

export declare const device: Device
