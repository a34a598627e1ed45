import { fixtureBundle, phoneFor, putPhonesAway } from './fixture-bundle'

afterEach(putPhonesAway)

async function opened(url: string) {
  const phone = phoneFor(fixtureBundle())
  await phone.launch(url)
  return phone
}

test('a form submits what its fields hold, and resets them', async () => {
  const phone = await opened('/pages/fields/index')
  await phone.input('#who', '乙')
  await phone.tap('#label-on')
  await phone.tap('#submit')
  expect(JSON.parse(phone.text('#form'))).toEqual({
    who: '乙', words: '话', on: true, level: 3, one: 'a', many: ['y'], city: 1,
  }) // prettier-ignore
  await phone.tap('#reset')
  expect(phone.text('#form')).toBe('reset')
  expect(phone.value('#who')).toBe('')
})

test('radios and checkboxes answer to their groups, labels to their controls', async () => {
  const phone = await opened('/pages/fields/index')
  await phone.tap('#radio-b')
  expect(phone.text('#group')).toBe('"b"')
  await phone.tap('#label-b')
  expect(phone.text('#group')).toBe('"a"')
  await phone.tap('#check-x')
  await phone.tap('#submit')
  expect(JSON.parse(phone.text('#form'))).toMatchObject({ one: 'a', many: ['x', 'y'] })
})

test('a picker opens from the foot of the screen and can be left', async () => {
  const phone = await opened('/pages/fields/index')
  expect(phone.text('#picked')).toBe('坂田')
  await phone.tap('#city')
  expect(phone.dialogs).toEqual(['picker'])
  await phone.tapText('布吉')
  await phone.tapText('确定')
  expect(phone.text('#picked')).toBe('布吉')
  await phone.tap('#city')
  await phone.tapText('取消')
  expect(phone.dialogs).toEqual([])
  expect(phone.text('#picked')).toBe('布吉')
})

test('model:value binds both ways', async () => {
  const phone = await opened('/pages/fields/index')
  await phone.input('#model', '新')
  expect(phone.text('#model-shown')).toBe('新')
  phone.page.instance.setData({ model: '外' })
  expect(phone.value('#model')).toBe('外')
})

test('a swiper turns when it is swiped', async () => {
  const phone = await opened('/pages/fields/index')
  const swiper = phone.find('#swiper')
  swiper?.dispatchEvent(new MouseEvent('pointerdown', { clientX: 200 }))
  swiper?.dispatchEvent(new MouseEvent('pointerup', { clientX: 100 }))
  await phone.settle()
  expect(phone.page.instance.data.slide).toBe(1)
  const hidden = phone.findAll('#swiper swiper-item').map(item => item.getAttribute('aria-hidden'))
  expect(hidden).toEqual(['true', 'false', 'true'])
})

test('rich text keeps what WeChat allows and nothing that runs', async () => {
  const phone = await opened('/pages/fields/index')
  expect(phone.find('#rich p')?.style.color).toBe('red')
  expect(phone.text('#rich b')).toBe('体')
  expect(phone.find('#rich script')).toBeNull()
})

test('a navigator goes where it says, relative to its page', async () => {
  const phone = await opened('/pages/fields/index')
  await phone.tap('#go')
  expect(phone.page.path).toBe('pages/place/index')
  expect(phone.page.query).toEqual({ from: 'fields' })
})

test('images of the bundle are drawn from it', async () => {
  const phone = await opened('/pages/fields/index')
  expect(phone.find('#picture img')?.getAttribute('src')).toMatch(/^data:image\/png;base64,/)
  expect(phone.find('#progress')?.getAttribute('aria-valuenow')).toBe('40')
})

test('a scroll-view tells where it is and when its end is near, once', async () => {
  const phone = await opened('/pages/list/index')
  await phone.scroll('#rows', 100, { client: 400, content: 1500 })
  expect(phone.text('#top')).toBe('100')
  expect(phone.text('#lower')).toBe('0')
  await phone.scroll('#rows', 1050)
  await phone.scroll('#rows', 1100)
  expect(phone.text('#lower')).toBe('1')
})

test('a page with its own navigation bar has the whole screen, one with WeChat’s has what is left', async () => {
  const phone = await opened('/pages/list/index')
  const windowHeight = () => (phone.runtime.wx.getWindowInfo as () => { windowHeight: number })().windowHeight
  expect(windowHeight()).toBe(812)
  await phone.tapText('首页')
  expect(windowHeight()).toBe(812 - 88)
})
