import { capsuleOf } from '../device'
import { type PhoneRuntime } from '../phone'
import { barsOf } from '../screen'

const SDK_VERSION = '3.8.0'

/** What `wx` tells about the phone, the window, WeChat and its settings. */
export function systemApi(phone: PhoneRuntime) {
  const { device } = phone
  const windowInfo = () => {
    const { width, height, statusBar, safeBottom } = device.geometry
    const bars = phone.router.current?.bars ?? barsOf(phone.bundle.app.window ?? {}, false)
    const window = phone.screen.windowOf(bars)
    return {
      pixelRatio: 3,
      screenWidth: width,
      screenHeight: height,
      windowWidth: width,
      windowHeight: window.height,
      statusBarHeight: statusBar,
      screenTop: window.top,
      safeArea: {
        left: 0,
        right: width,
        top: statusBar,
        bottom: height - safeBottom,
        width,
        height: height - statusBar - safeBottom,
      },
    }
  }
  const deviceInfo = () => ({
    abi: '',
    benchmarkLevel: 40,
    brand: 'iPhone',
    model: 'iPhone X',
    system: 'iOS 16.0',
    platform: 'ios',
    cpuType: '',
    memorySize: 3072,
  })
  const appBaseInfo = () => ({
    SDKVersion: SDK_VERSION,
    enableDebug: false,
    host: { appId: '', env: 'WeChat' },
    language: device.language,
    version: '8.0.50',
    theme: device.theme,
    fontSizeSetting: device.fontSize,
    fontSizeScaleFactor: device.fontSize / 16,
  })
  const systemSetting = () => ({
    bluetoothEnabled: false,
    locationEnabled: device.location !== null,
    wifiEnabled: device.networkType === 'wifi',
    deviceOrientation: 'portrait',
  })
  const authorizeSetting = () => ({
    locationAuthorized: 'authorized',
    locationReducedAccuracy: false,
    cameraAuthorized: 'authorized',
    albumAuthorized: 'authorized',
    notificationAuthorized: 'authorized',
    microphoneAuthorized: 'authorized',
    phoneCalendarAuthorized: 'authorized',
    bluetoothAuthorized: 'authorized',
  })
  const systemInfo = () => ({
    ...windowInfo(),
    ...deviceInfo(),
    ...appBaseInfo(),
    ...systemSetting(),
    errMsg: 'getSystemInfo:ok',
  })
  return {
    sync: {
      getWindowInfo: windowInfo,
      getDeviceInfo: deviceInfo,
      getAppBaseInfo: appBaseInfo,
      getSystemSetting: systemSetting,
      getAppAuthorizeSetting: authorizeSetting,
      getSystemInfoSync: systemInfo,
      getMenuButtonBoundingClientRect: () => capsuleOf(device.geometry),
      getLaunchOptionsSync: () => phone.launchOptions,
      getEnterOptionsSync: () => phone.launchOptions,
      getAccountInfoSync: () => ({
        miniProgram: { appId: 'touristappid', envVersion: 'develop', version: '' },
      }),
      getUpdateManager: () => ({
        onCheckForUpdate: (listener: (result: { hasUpdate: boolean }) => void) =>
          void setTimeout(() => listener({ hasUpdate: false })),
        onUpdateReady: () => undefined,
        onUpdateFailed: () => undefined,
        applyUpdate: () => undefined,
      }),
    },
    async: {
      getSystemInfo: systemInfo,
      getSystemInfoAsync: systemInfo,
      getNetworkType: () => ({ networkType: device.networkType, signalStrength: 100 }),
      vibrateShort: () => undefined,
      vibrateLong: () => undefined,
      login: () => ({ code: 'local-phone-login-code' }),
      checkSession: () => undefined,
      getBatteryInfo: () => ({ level: 100, isCharging: true }),
      setKeepScreenOn: () => undefined,
    },
  }
}
