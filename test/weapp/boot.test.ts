import { callWx, fixtureBundle, fixtureWith, phoneFor, putPhonesAway } from './fixture-bundle'

afterEach(putPhonesAway)

const seen = (phone: ReturnType<typeof phoneFor>) => phone.findAll('.seen').map(each => each.textContent)
const appSeen = (phone: ReturnType<typeof phoneFor>) => phone.runtime.app?.seen

async function started(url?: string) {
  const phone = phoneFor(fixtureBundle())
  await phone.launch(url)
  return phone
}

test('the fixture compiles without a warning', () => {
  expect(fixtureBundle().warnings).toEqual([])
})

test('a page is created, loaded, shown and ready, in this order', async () => {
  const phone = await started('/pages/home/index?from=card&word=%E6%9A%96')
  expect(seen(phone)).toEqual(['load {"from":"card","word":"暖"}', 'show', 'ready'])
  expect(appSeen(phone)).toEqual(['launch pages/home/index 1001', 'show'])
  expect(phone.title).toBe('首页')
  expect(phone.errors).toEqual([])
})

test('taps and typing reach the page, setData reaches the view', async () => {
  const phone = await started()
  await phone.tap('#add')
  await phone.tap('#add')
  expect(phone.text('#count')).toBe('4')
  await phone.tap('#disabled')
  expect(phone.text('#count')).toBe('4')
  await phone.input('#name', '小明')
  expect(phone.text('#greeting')).toBe('你好，小明')
  expect(phone.text('#far')).toBe('1.5 公里')
  await phone.tap('#caught')
  expect(seen(phone)).toContain('inner')
  expect(seen(phone)).not.toContain('outer')
})

test('a custom component has its slot, its event and the page lifetimes', async () => {
  const phone = await started()
  expect(phone.text('#card')).toContain('卡片 shown')
  expect(phone.text('#card')).toContain('里面')
  await phone.tapText('卡片 shown')
  expect(seen(phone)).toContain('card 卡片')
})

test('setData goes through JSON and is counted in bytes', async () => {
  const phone = await started()
  const before = phone.setDataStats.count
  phone.page.instance.setData({ name: '暖', when: new Date(0), nothing: undefined })
  expect(phone.page.instance.data).toMatchObject({ name: '暖', when: '1970-01-01T00:00:00.000Z' })
  expect(phone.page.instance.data).not.toHaveProperty('nothing')
  const { count, records } = phone.setDataStats
  expect(count).toBe(before + 1)
  expect(records.at(-1)).toEqual({ path: 'pages/home/index', bytes: 48, keys: 3 })
})

test('a sub-package is loaded when its page opens, and the two pages talk', async () => {
  const phone = await started()
  expect(phone.runtime.modules.isLoaded('extra/helper')).toBe(false)
  await phone.tap('#open')
  expect(phone.stack).toEqual(['pages/home/index', 'extra/pages/detail/index'])
  expect(phone.runtime.modules.isLoaded('extra/helper')).toBe(true)
  expect(phone.text('#mark')).toBe('编号 7')
  expect(phone.text('#greeting')).toBe('你好，暖')
  expect(phone.text('#question')).toBe('在吗')
  await phone.back()
  expect(seen(phone)).toEqual(expect.arrayContaining(['hide', 'answer 在的', 'show']))
})

test('neither the main package nor another sub-package may require a sub-package', async () => {
  for (const path of ['pages/reach/index', 'other/pages/main/index']) {
    const phone = phoneFor(fixtureBundle())
    await phone.launch(`/${path}`)
    expect(phone.errors.map(error => error.message)).toEqual([
      expect.stringMatching(/^module 'extra\/helper\.js' is not defined.* outside sub-package 'extra\/'$/),
    ])
    phone.dispose()
  }
})

test('the stack holds ten pages', async () => {
  const phone = await started()
  await phone.tap('#open')
  for (let depth = 3; depth <= 10; depth++) await phone.tap('#deeper')
  expect(phone.stack).toHaveLength(10)
  await phone.tap('#deeper')
  expect(phone.stack).toHaveLength(10)
  expect(phone.text('#failed')).toBe('navigateTo:fail webview count limit exceed 10')
})

test('tab pages: not by navigateTo, one kept instance and one tab bar each', async () => {
  const phone = await started()
  expect(await callWx(phone, 'navigateTo', { url: '/pages/list/index' })).toEqual({
    errMsg: 'navigateTo:fail can not navigateTo a tabbar page',
  })
  await phone.tapText('列表')
  expect(phone.stack).toEqual(['pages/list/index'])
  expect(phone.text('.custom-tab-bar-index--on')).toBe('列表')
  await phone.tapText('首页')
  expect(seen(phone).filter(each => each.startsWith('load'))).toHaveLength(1)
  expect(phone.text('.custom-tab-bar-index--on')).toBe('首页')
  await phone.tapText('列表')
  expect(phone.text('#shown')).toBe('2')
  expect(phone.errors).toEqual([])
})

test('leaving a tab page for another unloads what lay above it, and relaunching unloads all', async () => {
  const phone = await started()
  await phone.tap('#open')
  await callWx(phone, 'switchTab', { url: '/pages/list/index' })
  expect(phone.stack).toEqual(['pages/list/index'])
  expect(appSeen(phone)).not.toContain('home unloaded')
  await callWx(phone, 'reLaunch', { url: '/pages/fields/index' })
  expect(phone.stack).toEqual(['pages/fields/index'])
  expect(appSeen(phone)).toContain('home unloaded')
  expect(await callWx(phone, 'switchTab', { url: '/pages/fields/index' })).toEqual({
    errMsg: 'switchTab:fail can not switch to no-tabBar page',
  })
  expect(await callWx(phone, 'navigateBack')).toMatchObject({
    errMsg: expect.stringMatching(/^navigateBack:fail/) as string,
  })
  expect(await callWx(phone, 'navigateTo', { url: '/pages/none/index' })).toEqual({
    errMsg: 'navigateTo:fail page "pages/none/index" is not found',
  })
})

test('an unknown page at launch goes to onPageNotFound', async () => {
  const phone = await started('/pages/gone/index')
  expect(appSeen(phone)).toContain('not found pages/gone/index')
})

test('pull to refresh, reaching the bottom, scrolling, resizing, background and foreground', async () => {
  const phone = await started()
  await phone.pullDown()
  expect(phone.page.frame.className).not.toContain('phone-pulling')
  await phone.scroll(undefined, 200, { client: 700, content: 2000 })
  await phone.scroll(undefined, 1250)
  phone.runtime.resize(320, 640)
  phone.runtime.enterBackground()
  await phone.tapText('回到小程序')
  expect(seen(phone).slice(3)).toEqual([
    'pulled',
    'scroll 200',
    'scroll 1250',
    'bottom',
    'resize 320',
    'hide',
    'show',
  ])
  expect(appSeen(phone)).toEqual(expect.arrayContaining(['hide']))
})

test('sharing shows a card, and the card opens its page', async () => {
  const phone = await started()
  expect(await phone.share()).toEqual({
    title: '来自menu',
    path: '/extra/pages/detail/index?id=9',
    imageUrl: '',
  })
  await phone.tap('#share')
  expect(phone.dialogs).toEqual(['share'])
  await phone.tapText('来自button')
  expect(phone.stack).toEqual(['extra/pages/detail/index'])
  expect(phone.text('#mark')).toBe('编号 9')
  expect(phone.runtime.launchOptions.scene).toBe(1007)
})

test('an error of the mini program is recorded and told to the app, and the phone goes on', async () => {
  const phone = await started()
  await phone.tap('#fail')
  expect(phone.errors.map(error => error.message)).toEqual(['故意的'])
  expect(appSeen(phone)).toContain('error 故意的')
  await phone.tap('#add')
  expect(phone.text('#count')).toBe('2')
})

test('a script that does not register its page is an error', async () => {
  const phone = phoneFor(fixtureWith({ 'pages/fields/index': 'setTimeout(() => Page({}))' }))
  await phone.launch('/pages/fields/index')
  expect(phone.errors[0]?.message).toBe(
    'pages/fields/index has not been registered yet: its script did not call Page() or Component() at once',
  )
})

test('styles: a page’s only while it is in front, components’ in their own scope', async () => {
  const phone = await started()
  const sheets = () => [...document.head.querySelectorAll('style')].map(style => style.textContent).join('\n')
  expect(sheets()).toContain('.seen{')
  expect(sheets()).toContain('calc(50 * var(--phone-vh))')
  expect(sheets()).toContain('wx-page{')
  expect(sheets()).toContain('.components-card-index--title{')
  expect(sheets()).toContain('[wx-host="components-card-index"]{')
  expect(sheets()).toContain('padding-bottom: var(--phone-safe-bottom)')
  expect(phone.find('#card')?.getAttribute('wx-host')).toBe('components-card-index')
  await phone.tap('#open')
  expect(sheets()).not.toContain('.seen{')
})
