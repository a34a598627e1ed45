/** What the phone around the mini program is like, and what a test or the person at the browser may change about it. */

export interface Coordinates {
  /** Degrees, GCJ-02. */
  latitude: number
  longitude: number
}

export interface Geometry {
  width: number
  height: number
  statusBar: number
  navigationBar: number
  tabBar: number
  safeBottom: number
}

export const IPHONE: Geometry = {
  width: 375,
  height: 812,
  statusBar: 44,
  navigationBar: 44,
  tabBar: 50,
  safeBottom: 34,
}

export type NetworkType = 'wifi' | '5g' | '4g' | '3g' | '2g' | 'none'

export interface DeviceState {
  geometry: Geometry
  networkType: NetworkType
  /** Where the phone is; null while its location service is switched off. */
  location: Coordinates | null
  /** The answers a person has given to WeChat's questions: `scope.userLocation` → yes or no. */
  authorizations: Map<string, boolean>
  privacyAgreed: boolean
  /** WeChat's own font size, in px; 16 is the standard. */
  fontSize: number
  language: string
  theme: 'light' | 'dark'
}

export function createDevice(changes: Partial<DeviceState> = {}): DeviceState {
  return {
    geometry: { ...IPHONE },
    networkType: 'wifi',
    location: { latitude: 22.5431, longitude: 114.0579 },
    authorizations: new Map(),
    privacyAgreed: false,
    fontSize: 16,
    language: 'zh_CN',
    theme: 'light',
    ...changes,
  }
}

/** The round button at the upper right that a page's own navigation bar must keep clear of. */
export function capsuleOf({ width, statusBar }: Geometry) {
  const box = { width: 87, height: 32, top: statusBar + 4, right: width - 7 }
  return { ...box, left: box.right - box.width, bottom: box.top + box.height }
}
