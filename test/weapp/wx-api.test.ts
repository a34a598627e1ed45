import { memoryStorage } from '../../local/phone/runtime/wx/storage'
import { type PhoneOptions } from '../../local/phone/runtime/phone'
import { callWx, fixtureBundle, phoneFor, putPhonesAway } from './fixture-bundle'

afterEach(putPhonesAway)

async function opened(options: PhoneOptions = {}, bundle = fixtureBundle()) {
  const phone = phoneFor(bundle, options)
  await phone.launch()
  return phone
}

type Sync = (...args: unknown[]) => unknown

test('storage keeps values over a new start, and misses are told', async () => {
  const storage = memoryStorage()
  const phone = await opened({ storage })
  ;(phone.runtime.wx.setStorageSync as Sync)('place', { name: '布吉' })
  expect(await callWx(phone, 'setStorage', { key: 'n', data: 0 })).toEqual({ errMsg: 'setStorage:ok' })
  const again = await opened({ storage })
  const { getStorageSync, removeStorageSync, getStorageInfoSync } = again.runtime.wx as Record<string, Sync>
  expect(getStorageSync?.('place')).toEqual({ name: '布吉' })
  expect(await callWx(again, 'getStorage', { key: 'n' })).toEqual({ errMsg: 'getStorage:ok', data: 0 })
  expect(getStorageSync?.('none')).toBe('')
  expect(await callWx(again, 'getStorage', { key: 'none' })).toEqual({
    errMsg: 'getStorage:fail data not found',
  })
  removeStorageSync?.('place')
  expect(getStorageInfoSync?.()).toMatchObject({ keys: ['n'] })
})

test('a call without callbacks is a promise', async () => {
  const phone = await opened()
  const { getStorage, getNetworkType } = phone.runtime.wx as Record<
    string,
    (options?: object) => Promise<object>
  >
  await expect(getNetworkType?.()).resolves.toMatchObject({
    networkType: 'wifi',
    errMsg: 'getNetworkType:ok',
  })
  await expect(getStorage?.({ key: 'none' })).rejects.toMatchObject({
    errMsg: 'getStorage:fail data not found',
  })
})

test('location: privacy guide first, then the permission, each asked once', async () => {
  const phone = await opened()
  phone.setLocation({ latitude: 22.6, longitude: 114.1 })
  const answer = callWx(phone, 'getLocation', { type: 'gcj02' })
  await phone.waitFor(() => phone.dialogs.includes('privacy'))
  await phone.tapText('同意')
  await phone.waitFor(() => phone.dialogs.includes('permission'))
  expect(phone.runtime.screen.overlay.textContent).toContain('找到最近的驿站')
  await phone.tapText('允许')
  expect(await answer).toMatchObject({ errMsg: 'getLocation:ok', latitude: 22.6, longitude: 114.1 })
  expect(await callWx(phone, 'getLocation', { type: 'gcj02' })).toMatchObject({ latitude: 22.6 })
  expect(await callWx(phone, 'getSetting')).toMatchObject({ authSetting: { 'scope.userLocation': true } })
})

test('location denied stays denied until the settings change it', async () => {
  const phone = await opened({ device: { privacyAgreed: true } })
  const answer = callWx(phone, 'getLocation', { type: 'gcj02' })
  await phone.waitFor(() => phone.dialogs.includes('permission'))
  await phone.tapText('不允许')
  expect(await answer).toMatchObject({ errMsg: 'getLocation:fail auth deny' })
  expect(await callWx(phone, 'getLocation', { type: 'gcj02' })).toMatchObject({
    errMsg: 'getLocation:fail auth deny',
  })
  const settings = callWx(phone, 'openSetting')
  const box = await phone.waitFor(() => phone.runtime.screen.overlay.querySelector('input'))
  box.click()
  await phone.tapText('返回')
  expect(await settings).toMatchObject({ authSetting: { 'scope.userLocation': true } })
  expect(await callWx(phone, 'getLocation', { type: 'gcj02' })).toMatchObject({ errMsg: 'getLocation:ok' })
})

test('messages: asked at a tap, ticked one by one, each yes told to WeChat', async () => {
  const told: (readonly string[])[] = []
  const onSubscribe = (templates: readonly string[]) => Promise.resolve(told.push(templates))
  const phone = await opened({ onSubscribe })
  const answer = callWx(phone, 'requestSubscribeMessage', { tmplIds: ['t-1', 't-2'] })
  const box = await phone.waitFor(() => phone.runtime.screen.overlay.querySelector('input'))
  box.click()
  await phone.tapText('允许')
  expect(await answer).toEqual({ errMsg: 'requestSubscribeMessage:ok', 't-1': 'reject', 't-2': 'accept' })
  expect(told).toEqual([['t-2']])
  const refused = callWx(phone, 'requestSubscribeMessage', { tmplIds: ['t-1'] })
  await phone.waitFor(() => phone.dialogs.includes('subscribe'))
  await phone.tapText('取消')
  expect(await refused).toMatchObject({ 't-1': 'reject' })
  expect(await callWx(phone, 'requestSubscribeMessage', { tmplIds: [] })).toMatchObject({ errCode: 10001 })
  expect(await callWx(phone, 'requestSubscribeMessage', { tmplIds: ['1', '2', '3', '4'] })).toMatchObject({
    errCode: 20003,
  })
})

test('privacy refused, location switched off, undeclared, the wrong datum', async () => {
  const phone = await opened()
  const refused = callWx(phone, 'getLocation', { type: 'gcj02' })
  await phone.waitFor(() => phone.dialogs.includes('privacy'))
  await phone.tapText('拒绝')
  expect(await refused).toMatchObject({
    errMsg: 'getLocation:fail privacy permission is not authorized',
    errno: 104,
  })

  const authorizations = new Map([['scope.userLocation', true]])
  const off = await opened({ device: { privacyAgreed: true, authorizations, location: null } })
  expect(await callWx(off, 'getLocation', { type: 'gcj02' })).toMatchObject({ errCode: 2 })
  off.setLocation({ latitude: 1, longitude: 1 })
  expect(await callWx(off, 'getLocation')).toMatchObject({
    errMsg: expect.stringContaining('gcj02') as string,
  })

  const bundle = fixtureBundle()
  const undeclared = await opened(
    { device: { privacyAgreed: true, authorizations } },
    { ...bundle, app: { ...bundle.app, requiredPrivateInfos: [] } },
  )
  expect(await callWx(undeclared, 'getLocation', { type: 'gcj02' })).toMatchObject({
    errMsg: expect.stringContaining('requiredPrivateInfos') as string,
  })
})

test('an app may ask for privacy itself', async () => {
  const phone = await opened()
  const asked: string[] = []
  ;(phone.runtime.wx.onNeedPrivacyAuthorization as Sync)(
    (resolve: (answer: object) => void, { referrer }: { referrer: string }) => {
      asked.push(referrer)
      resolve({ event: 'agree', buttonId: 'agree' })
    },
  )
  // Nobody has tapped a button of that id.
  expect(await callWx(phone, 'requirePrivacyAuthorize')).toMatchObject({ errno: 104 })
  phone.runtime.events.emit('PrivacyAgreed', 'agree')
  expect(await callWx(phone, 'getPrivacySetting')).toMatchObject({ needAuthorization: true })
  expect(await callWx(phone, 'requirePrivacyAuthorize')).toEqual({ errMsg: 'requirePrivacyAuthorize:ok' })
  expect(asked).toEqual(['requirePrivacyAuthorize', 'requirePrivacyAuthorize'])
  expect(await callWx(phone, 'getPrivacySetting')).toMatchObject({ needAuthorization: false })
})

test('modals, sheets and toasts are on the screen and answered there', async () => {
  const phone = await opened()
  const modal = callWx(phone, 'showModal', { title: '删掉吗', content: '不能恢复', confirmText: '删掉' })
  await phone.waitFor(() => phone.dialogs.includes('modal'))
  await phone.tapText('删掉')
  expect(await modal).toMatchObject({ confirm: true, cancel: false })
  const sheet = callWx(phone, 'showActionSheet', { itemList: ['导航', '复制地址'] })
  await phone.waitFor(() => phone.dialogs.includes('sheet'))
  await phone.tapText('复制地址')
  expect(await sheet).toMatchObject({ tapIndex: 1 })
  const left = callWx(phone, 'showActionSheet', { itemList: ['一'] })
  await phone.waitFor(() => phone.dialogs.includes('sheet'))
  await phone.tapText('取消')
  expect(await left).toEqual({ errMsg: 'showActionSheet:fail cancel' })
  await callWx(phone, 'showToast', { title: '已收藏' })
  expect(phone.toast).toBe('已收藏')
  await callWx(phone, 'hideToast')
  expect(phone.toast).toBe('')
})

test('a call and a map app are shown and dial and open nothing', async () => {
  const phone = await opened()
  const call = callWx(phone, 'makePhoneCall', { phoneNumber: '0755-0000' })
  await phone.waitFor(() => phone.dialogs.includes('call'))
  await phone.tapText('呼叫 0755-0000')
  expect(await call).toEqual({ errMsg: 'makePhoneCall:ok' })
  await callWx(phone, 'openLocation', {
    latitude: 22.6,
    longitude: 114.1,
    name: '佳兆业广场',
    address: '布吉街道',
  })
  expect(phone.dialogs).toEqual(['map-app'])
  expect(phone.runtime.screen.overlay.textContent).toContain('佳兆业广场布吉街道')
  await phone.tapText('返回')
  expect(phone.dialogs).toEqual([])
  await callWx(phone, 'setClipboardData', { data: '地址' })
  expect(await callWx(phone, 'getClipboardData')).toMatchObject({ data: '地址' })
})

test('the network can go, and says so', async () => {
  const phone = await opened({ callFunction: () => Promise.resolve({ ok: true }) })
  const heard: unknown[] = []
  ;(phone.runtime.wx.onNetworkStatusChange as Sync)((event: unknown) => heard.push(event))
  phone.setNetwork('none')
  expect(heard).toEqual([{ isConnected: false, networkType: 'none' }])
  const { init, callFunction } = phone.runtime.wx.cloud as Record<
    string,
    (options?: object) => Promise<object>
  >
  void init?.({})
  await expect(callFunction?.({ name: 'x' })).rejects.toMatchObject({ errCode: -1 })
  phone.setNetwork('4g')
  await expect(callFunction?.({ name: 'x' })).resolves.toMatchObject({ result: { ok: true } })
})

test('cloud functions go through the transport, as JSON, with the service’s errors', async () => {
  const requests: unknown[] = []
  const phone = await opened({
    callFunction: request => {
      requests.push(request)
      return request.name === 'bad'
        ? Promise.reject(
            Object.assign(new Error('x'), { errCode: -504002, errMsg: 'functions execute fail' }),
          )
        : Promise.resolve({ data: [1, undefined] })
    },
  })
  const cloud = phone.runtime.wx.cloud as Record<string, (options?: object) => Promise<object>>
  await expect(cloud.callFunction?.({ name: 'station' })).rejects.toMatchObject({
    errMsg: expect.stringContaining('wx.cloud.init') as string,
  })
  void cloud.init?.({ env: 'local' })
  const answer = await cloud.callFunction?.({ name: 'station', data: { at: new Date(0), gone: undefined } })
  expect(answer).toMatchObject({ errMsg: 'cloud.callFunction:ok', result: { data: [1, null] } })
  expect(requests).toEqual([{ name: 'station', data: { at: '1970-01-01T00:00:00.000Z' } }])
  await expect(cloud.callFunction?.({ name: 'bad' })).rejects.toMatchObject({
    errCode: -504002,
    errMsg: 'cloud.callFunction:fail Error: functions execute fail',
  })
})

test('the system tells the phone’s measures and WeChat’s font size', async () => {
  const phone = await opened({ device: { fontSize: 21 } })
  const { getWindowInfo, getAppBaseInfo, getMenuButtonBoundingClientRect, getSystemInfoSync } = phone.runtime
    .wx as Record<string, Sync>
  expect(getWindowInfo?.()).toMatchObject({
    windowWidth: 375,
    windowHeight: 724,
    statusBarHeight: 44,
    screenTop: 88,
  })
  expect(getAppBaseInfo?.()).toMatchObject({ fontSizeSetting: 21, language: 'zh_CN' })
  expect(getSystemInfoSync?.()).toMatchObject({ fontSizeSetting: 21, platform: 'ios' })
  expect(getMenuButtonBoundingClientRect?.()).toEqual({
    width: 87,
    height: 32,
    top: 48,
    right: 368,
    left: 281,
    bottom: 80,
  })
})

test('every call is on record', async () => {
  const phone = await opened()
  await callWx(phone, 'setNavigationBarTitle', { title: '新题' })
  expect(phone.title).toBe('新题')
  expect(phone.wxCalls.at(-1)).toMatchObject({ name: 'setNavigationBarTitle', args: [{ title: '新题' }] })
})

test('a selector query reads the page in front', async () => {
  const phone = await opened()
  const results = await new Promise<unknown[]>(resolve => {
    const query = (
      phone.runtime.wx.createSelectorQuery as () => {
        select: (s: string) => { fields: (f: object) => unknown }
        selectViewport: () => { fields: (f: object) => unknown }
        exec: (done: (r: unknown[]) => void) => void
      }
    )()
    query.select('#add').fields({ id: true, dataset: true, size: true })
    query.select('#none').fields({ id: true })
    query.selectViewport().fields({ size: true })
    query.exec(resolve)
  })
  expect(results).toMatchObject([{ id: 'add', dataset: { by: '2' } }, null, { width: 375, height: 724 }])
})
