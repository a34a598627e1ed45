import { element } from '../dom'
import { type PhoneRuntime } from '../phone'
import { list, number, text } from '../values'
import { WxFailure } from './api'
import { type Permissions } from './permissions'

/** What leaves the mini program: location, maps, calls, the clipboard, pictures. Nothing really leaves the phone. */
export function outsideApi(phone: PhoneRuntime, permissions: Permissions) {
  const getLocation = (api: string) => async (options: Record<string, unknown>) => {
    permissions.requireDeclared(api)
    await permissions.requirePrivacy(api)
    await permissions.requireScope('scope.userLocation')
    const { location } = phone.device
    if (location === null) throw new WxFailure('fail:ERROR_NOCELL&WIFI_LOCATIONSWITCHOFF', { errCode: 2 })
    if (text(options.type, 'wgs84') !== 'gcj02') {
      throw new WxFailure('fail this phone knows where it is in gcj02 only: ask for type "gcj02"')
    }
    return { ...location, speed: -1, accuracy: 30, altitude: 0, verticalAccuracy: 0, horizontalAccuracy: 30 }
  }
  return {
    getLocation: getLocation('getLocation'),
    getFuzzyLocation: getLocation('getFuzzyLocation'),
    openLocation: (options: Record<string, unknown>) => {
      const [latitude, longitude] = [number(options.latitude, NaN), number(options.longitude, NaN)]
      if (Number.isNaN(latitude) || Number.isNaN(longitude)) {
        throw new WxFailure('fail parameter error: latitude and longitude should be numbers')
      }
      void phone.dialogs.appScreen<boolean>(
        'map-app',
        '地图 App',
        () => [
          element('div', 'phone-app-name', text(options.name, '位置')),
          element('div', 'phone-app-note', text(options.address)),
          element('div', 'phone-app-note', `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`),
        ],
        true,
      )
    },
    makePhoneCall: async ({ phoneNumber }: Record<string, unknown>) => {
      const number = text(phoneNumber)
      if (number === '') throw new WxFailure('fail parameter error: phoneNumber should be String')
      const chosen = await phone.dialogs.sheet('call', [`呼叫 ${number}`], '本地预览不会真的拨出')
      if (chosen === undefined) throw new WxFailure('fail cancel')
    },
    setClipboardData: ({ data }: Record<string, unknown>) => {
      phone.clipboard = text(data)
      phone.dialogs.showToast('内容已复制', 'none', 1500)
    },
    getClipboardData: () => ({ data: phone.clipboard }),
    previewImage: ({ urls, current }: Record<string, unknown>) => {
      const all = list(urls).map(url => text(url))
      const shown = text(current, all[0] ?? '')
      void phone.dialogs.appScreen<boolean>(
        'preview',
        `${Math.max(1, all.indexOf(shown) + 1)} / ${all.length}`,
        () => {
          const image = element('img', 'phone-preview')
          image.src = phone.asset(shown)
          image.alt = ''
          return [image]
        },
        true,
      )
    },
    showShareMenu: () => undefined,
    hideShareMenu: () => undefined,
    updateShareMenu: () => undefined,
  }
}
