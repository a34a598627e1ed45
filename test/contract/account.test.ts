import { startTestCloud, type TestCloud } from '../helpers/test-cloud'

let test: TestCloud
beforeAll(async () => {
  test = await startTestCloud()
})
afterAll(() => test.stop())

describe('my account', () => {
  it('has defaults before I chose anything, and leaves no trace of looking', async () => {
    expect(await test.asResident('new').account.me({}, { locale: 'en' })).toEqual({
      nickname: '',
      nicknameState: 'shown',
      community: null,
      language: 'en',
      careMode: false,
      phone: '',
      staff: false,
    })
    expect(
      (await test.database.collection('people').where({ subject: 'wx:o-new' }).limit(1).get()).data,
    ).toEqual([])
  })

  it('keeps what I choose, each by itself', async () => {
    const me = test.asResident('r1')
    await me.account.update({ careMode: true })
    await me.account.update({ community: '990001001001' })
    await me.account.update({ nickname: ' 小林 ' })
    expect(await me.account.update({ language: 'en' })).toEqual({
      nickname: '小林',
      nicknameState: 'shown',
      staff: false,
      community: { code: '990001001001', name: '木棉社区', within: ['东风街道'] },
      language: 'en',
      careMode: true,
      phone: '',
    })
    expect((await me.account.me({}, { locale: 'en' })).community).toEqual({
      code: '990001001001',
      name: 'Mumian',
      within: ['Dongfeng Street'],
    })
    expect((await me.account.update({ community: null })).community).toBeNull()
  })

  it('is mine: nobody else sees it', async () => {
    await test.asResident('r2').account.update({ careMode: true })
    expect((await test.asResident('r3').account.me({})).careMode).toBe(false)
  })

  it.each(['990001001', '123456'])('refuses %s, which is no community', async community => {
    await expect(test.asResident('r4').account.update({ community })).rejects.toMatchObject({
      code: 'NO_SUCH_COMMUNITY',
      message: '没有这个社区，请重新选一个。',
    })
  })

  it('makes one person of twenty first taps at once', async () => {
    const me = test.asResident('hasty')
    await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        me.account.update({ careMode: i % 2 === 0 }).catch((e: unknown) => e),
      ),
    )
    expect(
      (await test.database.collection('people').where({ subject: 'wx:o-hasty' }).limit(10).get()).data,
    ).toHaveLength(1)
  })
})

describe('areas', () => {
  it('are a tree, the district first', async () => {
    const visitor = test.asVisitor()
    const top = await visitor.area.children({})
    expect(top.parent.name).toBe('测试区')
    expect(top.items.map(a => a.name)).toEqual(['东风街道', '西城街道'])
    const street = await visitor.area.children({ parent: '990001001' })
    expect(street.items.map(a => [a.name, a.within, a.hasChildren])).toEqual([
      ['木棉社区', ['东风街道'], false],
      ['荔枝社区', ['东风街道'], false],
    ])
  })

  it.each(['木棉', 'mumian', 'mm', 'MuMian', '棉社'])('are found by %s', async text => {
    expect((await test.asVisitor().area.search({ text })).items.map(a => a.code)).toEqual(['990001001001'])
  })

  it('find nothing for words of punctuation', async () =>
    expect((await test.asVisitor().area.search({ text: '…！' })).items).toEqual([]))

  it('are located by their centres, nearest first', async () => {
    const { items } = await test.asVisitor().area.locate({ point: { lng: 114.119, lat: 22.591 } })
    expect(items.map(a => a.name)).toEqual(['荔枝社区', '木棉社区', '银海社区'])
  })

  it('that do not exist are not found', async () => {
    await expect(test.asVisitor().area.children({ parent: '888888' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })
})
