import gcoord from 'gcoord'
import type { Device, Place } from './device'

/** How long the browser may look for the place, and how old an answer may be, in milliseconds. */
const locating = { enableHighAccuracy: false, timeout: 10_000, maximumAge: 60_000 }

const PERMISSION_DENIED = 1

/** Android opens any map app by `geo:`, Apple its own by `maps:`; other systems know neither. */
function mapLink({ name, point }: Place): string | null {
  const [lng, lat] = gcoord.transform<[number, number]>([point.lng, point.lat], gcoord.GCJ02, gcoord.WGS84)
  const at = `${lat.toFixed(6)},${lng.toFixed(6)}`
  if (/Android/.test(navigator.userAgent)) return `geo:${at}?q=${at}(${encodeURIComponent(name)})`
  return /iPhone|iPad|Macintosh/.test(navigator.userAgent) ? `maps:?daddr=${at}` : null
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}

export const device: Device = {
  topFrame: () => ({ statusBar: 0, capsule: null }),
  language: () => (navigator.language.startsWith('zh') ? 'zh-CN' : 'en'),
  // A browser enlarges pages itself.
  typeScale: () => 1,
  locate: () =>
    new Promise(resolve => {
      if (!('geolocation' in navigator)) {
        resolve({ refused: 'failed' })
        return
      }
      navigator.geolocation.getCurrentPosition(
        ({ coords }) => {
          const [lng, lat] = gcoord.transform<[number, number]>(
            [coords.longitude, coords.latitude],
            gcoord.WGS84,
            gcoord.GCJ02,
          )
          resolve({ point: { lng, lat } })
        },
        error => {
          resolve({ refused: error.code === PERMISSION_DENIED ? 'denied' : 'failed' })
        },
        locating,
      )
    }),
  async mayLocate() {
    try {
      return (await navigator.permissions.query({ name: 'geolocation' })).state === 'granted'
    } catch {
      return false
    }
  },
  openLocationSettings: null,
  openPrivacyGuide: null,
  openMap: () => Promise.resolve(false),
  mapLink,
  follow(link) {
    window.location.href = link
  },
  call(phone) {
    window.location.href = `tel:${phone}`
    return Promise.resolve()
  },
  askToNotify: null,
  copy,
  async share({ title, path }) {
    const url = `${window.location.href.replace(/#.*/, '')}#${path}`
    if ('share' in navigator) {
      try {
        await navigator.share({ title, url })
        return 'shared'
      } catch (error) {
        if (error instanceof DOMException && error.name === 'AbortError') return 'shared'
      }
    }
    return (await copy(url)) ? 'copied' : 'failed'
  },
  isOnline: () => navigator.onLine,
  onOnlineChange(listener) {
    const online = () => {
      listener(true)
    }
    const offline = () => {
      listener(false)
    }
    window.addEventListener('online', online)
    window.addEventListener('offline', offline)
    return () => {
      window.removeEventListener('online', online)
      window.removeEventListener('offline', offline)
    }
  },
}
