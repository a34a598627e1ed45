import Taro from '@tarojs/taro'
import type { Device } from './device'
import { subscribeAnswer, subscribeFailure } from './subscribe-answer'

let online = true
const onlineListeners = new Set<(online: boolean) => void>()

function setOnline(next: boolean): void {
  if (next === online) return
  online = next
  for (const listener of onlineListeners) listener(next)
}

Taro.onNetworkStatusChange(status => {
  setOnline(status.isConnected)
})
void Taro.getNetworkType().then(
  ({ networkType }) => {
    setOnline(networkType !== 'none')
  },
  () => undefined,
)

/** What the person's "no" looks like: to WeChat's privacy question, to us. */
const declined = /privacy|disagree/i
const denied = /auth|denied|deny/i

const messageOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'errMsg' in error ? String(error.errMsg) : ''

/** Letter sizes above this are larger than usual in WeChat's own settings, in px. */
const usualLetters = 17

export const device: Device = {
  topFrame() {
    const statusBar = Taro.getWindowInfo().statusBarHeight ?? 20
    const { top, height, left } = Taro.getMenuButtonBoundingClientRect()
    return { statusBar, capsule: height > 0 ? { top, height, left } : null }
  },
  language: () => (Taro.getAppBaseInfo().language.startsWith('en') ? 'en' : 'zh-CN'),
  typeScale() {
    // Taro's types do not know this field, which WeChat has had since 1.5.0.
    const { fontSizeSetting = usualLetters } = Taro.getAppBaseInfo() as { fontSizeSetting?: number }
    return Math.min(1.5, Math.max(1, fontSizeSetting / usualLetters))
  },
  async locate() {
    try {
      const { longitude, latitude } = await Taro.getLocation({ type: 'gcj02' })
      return { point: { lng: longitude, lat: latitude } }
    } catch (error) {
      const message = messageOf(error)
      return { refused: declined.test(message) ? 'declined' : denied.test(message) ? 'denied' : 'failed' }
    }
  },
  async mayLocate() {
    try {
      const { authSetting } = await Taro.getSetting()
      return authSetting['scope.userLocation'] === true
    } catch {
      return false
    }
  },
  async openLocationSettings() {
    await Taro.openSetting()
  },
  async openPrivacyGuide() {
    await new Promise<void>(resolve => {
      Taro.openPrivacyContract({
        complete: () => {
          resolve()
        },
      })
    })
  },
  async openMap({ name, address, point }) {
    try {
      await Taro.openLocation({ latitude: point.lat, longitude: point.lng, name, address, scale: 17 })
    } catch {
      // Closing WeChat's map again is no failure either.
    }
    return true
  },
  mapLink: () => null,
  follow: () => undefined,
  async call(phoneNumber) {
    try {
      await Taro.makePhoneCall({ phoneNumber })
    } catch {
      // The person thought better of it.
    }
  },
  async askToNotify(templates) {
    try {
      // Taro asks for Alipay's ids beside WeChat's.
      const answer = await Taro.requestSubscribeMessage({ tmplIds: [...templates], entityIds: [] })
      return subscribeAnswer(templates, answer)
    } catch (error) {
      return subscribeFailure(templates, error)
    }
  },
  async copy(data) {
    try {
      await Taro.setClipboardData({ data })
      return true
    } catch {
      return false
    }
  },
  share: null,
  isOnline: () => online,
  onOnlineChange(listener) {
    onlineListeners.add(listener)
    return () => {
      onlineListeners.delete(listener)
    }
  },
}
