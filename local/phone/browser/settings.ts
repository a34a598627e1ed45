import { type Coordinates } from '../runtime/device'

/** What buildPhone writes into the page. */
export interface PhonePageSettings {
  /** Where the phone is at first, GCJ-02. */
  location: Coordinates
  bundleUrl: string
  callFunctionUrl: string
  consentUrl: string
}
