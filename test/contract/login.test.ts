import { HOUR, MINUTE } from '../../domain/time/china-time'
import { aStation } from '../helpers/factories'
import { startTestCloud, type TestCloud } from '../helpers/test-cloud'

let test: TestCloud
beforeAll(async () => {
  test = await startTestCloud([aStation({ code: 'A1' })])
  await test.asStaff('s1', 'supervisor', 'area:990001001')
})
afterAll(() => test.stop())

const start = () => test.asVisitor().account.startLogin({ browser: 'Chrome · Windows' })

describe('entering a browser', () => {
  it('shows who lets it in which browser it is and what it gets, and lets it in once', async () => {
    const { id, code, secret } = await start()
    const browser = test.asVisitor()
    expect(await browser.account.loginState({ id, secret })).toEqual({ state: 'waiting' })
    const phone = test.asResident('s1')
    expect(await phone.account.login({ code })).toMatchObject({
      browser: 'Chrome · Windows',
      grants: [{ role: 'supervisor', placeName: '东风街道' }],
    })
    await expect(browser.account.finishLogin({ id, secret })).rejects.toMatchObject({ code: 'LOGIN_OVER' })
    await phone.account.approveLogin({ code })
    expect(await browser.account.loginState({ id, secret })).toEqual({ state: 'approved' })
    const key = 'a-key-that-is-kept-when-retried'
    const tokens = await browser.account.finishLogin({ id, secret }, { key })
    expect(await test.withToken(tokens.accessToken).account.me({})).toMatchObject({ staff: true })
    // The answer may have been lost: the same call again, and no second browser.
    const again = await browser.account.finishLogin({ id, secret }, { key })
    expect(await test.withToken(again.accessToken).account.me({})).toMatchObject({ staff: true })
    expect((await phone.account.sessions({})).items).toHaveLength(1)
    await expect(browser.account.finishLogin({ id, secret })).rejects.toMatchObject({ code: 'LOGIN_OVER' })
    await expect(phone.account.approveLogin({ code })).rejects.toMatchObject({ code: 'LOGIN_OVER' })
  })

  it('gives nothing to whoever saw the code but is not the browser', async () => {
    const { id, code } = await start()
    await test.asResident('s1').account.approveLogin({ code })
    const secret = 'A'.repeat(43)
    await expect(test.asVisitor().account.finishLogin({ id, secret })).rejects.toMatchObject({
      code: 'LOGIN_OVER',
    })
    await expect(test.asVisitor().account.loginState({ id, secret })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })

  it('is over after three minutes, approved or not', async () => {
    const waiting = await start()
    const approved = await start()
    await test.asResident('s1').account.approveLogin({ code: approved.code })
    const now = test.cloud.clock.now()
    test.cloud.clock.set(now + 3 * MINUTE)
    try {
      await expect(test.asResident('s1').account.login({ code: waiting.code })).rejects.toMatchObject({
        code: 'LOGIN_OVER',
      })
      const { id, secret } = approved
      await expect(test.asVisitor().account.finishLogin({ id, secret })).rejects.toMatchObject({
        code: 'LOGIN_OVER',
      })
      expect(await test.asVisitor().account.loginState({ id, secret })).toEqual({ state: 'over' })
    } finally {
      test.cloud.clock.set(now)
    }
  })

  it('is refused on the phone, and the browser learns of it', async () => {
    const { id, code, secret } = await start()
    const phone = test.asResident('s1')
    expect(await phone.account.refuseLogin({ code })).toEqual({ browser: 'Chrome · Windows' })
    const browser = test.asVisitor()
    expect(await browser.account.loginState({ id, secret })).toEqual({ state: 'refused' })
    for (const late of [phone.account.approveLogin({ code }), browser.account.finishLogin({ id, secret })])
      await expect(late).rejects.toMatchObject({ code: 'LOGIN_OVER' })
  })

  it('ends every other browser of mine at once, and nobody else’s', async () => {
    const here = await test.enter('wx:o-many')
    const there = await test.enter('wx:o-many')
    const stranger = await test.enter('wx:o-stranger')
    const call = (entered: typeof here) => test.withToken(entered.tokens.accessToken).account
    await call(here).endOtherSessions({})
    expect((await call(here).sessions({})).items).toMatchObject([{ id: here.session._id, current: true }])
    await expect(call(there).me({})).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
    await call(stranger).me({})
    // In WeChat there is no browser to keep.
    await test.asResident('many').account.endOtherSessions({})
    await expect(call(here).me({})).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
  })

  /** A browser of somebody that is let in and has not fetched its tokens yet. */
  const allowed = async (owner: string) => {
    const login = await start()
    await test.asResident(owner).account.approveLogin({ code: login.code })
    return { id: login.id, secret: login.secret }
  }

  it('ends what was allowed and is not fetched yet, and nobody else’s', async () => {
    const mine = await allowed('leaver')
    const others = await allowed('stayer')
    await test.asResident('leaver').account.endOtherSessions({})
    const browser = test.asVisitor().account
    expect(await browser.loginState(mine)).toEqual({ state: 'refused' })
    await expect(browser.finishLogin(mine)).rejects.toMatchObject({ code: 'LOGIN_OVER' })
    await browser.finishLogin(others)
    // The other order: what was fetched is a browser like any other.
    const fetched = await browser.finishLogin(await allowed('leaver'))
    await test.asResident('leaver').account.endOtherSessions({})
    await expect(test.withToken(fetched.accessToken).account.me({})).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    })
  })

  it('leaves nobody in who fetches at the same moment', async () => {
    for (let round = 0; round < 6; round++) {
      const owner = `racer-${round}`
      const login = await allowed(owner)
      const [fetched] = await Promise.allSettled([
        test.asVisitor().account.finishLogin(login),
        test.asResident(owner).account.endOtherSessions({}),
      ])
      expect((await test.asResident(owner).account.sessions({})).items).toEqual([])
      if (fetched.status === 'rejected') expect(fetched.reason).toMatchObject({ code: 'LOGIN_OVER' })
      else
        await expect(test.withToken(fetched.value.accessToken).account.me({})).rejects.toMatchObject({
          code: 'UNAUTHENTICATED',
        })
    }
  })

  it('can be taken back for one browser, by its owner only', async () => {
    const { session, tokens } = await test.enter('wx:o-s1')
    await expect(
      test.asResident('other').account.endSession({ sessionId: session._id }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await test.asResident('s1').account.endSession({ sessionId: session._id })
    await expect(test.withToken(tokens.accessToken).account.me({})).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    })
  })
})

describe('acting for somebody', () => {
  const offer = async (person: string) => (await test.asResident(person).account.offerDelegation({})).code

  it('begins with their code, does what they may do, and is written down', async () => {
    const daughter = test.asResident('daughter')
    const { id } = await daughter.account.acceptDelegation({ code: await offer('mother'), label: '妈妈' })
    await daughter.account.update({ careMode: true }, { actingFor: id })
    expect(await test.asResident('mother').account.me({})).toMatchObject({ careMode: true })
    expect(await daughter.account.me({})).toMatchObject({ careMode: false })
    const { data } = await test.database
      .collection('audit')
      .where({ chain: `delegation:${id}` })
      .get()
    expect(data).toMatchObject([
      { actor: 'wx:o-daughter', onBehalfOf: null, procedure: 'account.acceptDelegation' },
      {
        actor: 'wx:o-daughter',
        onBehalfOf: 'wx:o-mother',
        procedure: 'account.update',
        kind: 'person',
        before: '{"careMode":false}',
        after: '{"careMode":true}',
      },
    ])
    expect((await test.asResident('mother').account.delegations({})).actForMe).toMatchObject([{ id }])
  })

  it('is read by both sides, also when it is over, and by nobody else', async () => {
    const nurse = test.asResident('nurse')
    const patient = test.asResident('patient')
    await nurse.account.update({ nickname: '小护' })
    const { id } = await nurse.account.acceptDelegation({ code: await offer('patient'), label: '爷爷' })
    await nurse.account.update({ nickname: '老陈' }, { actingFor: id })
    await nurse.station.setFavourite({ stationId: 'A1', favourite: true }, { actingFor: id })
    // Nothing is changed by it, so that there is nothing to tell.
    await nurse.station.setFavourite({ stationId: 'A1', favourite: true }, { actingFor: id })
    await patient.account.endDelegation({ delegationId: id })
    const forMe = await patient.account.actsOnBehalf({})
    expect(forMe.items).toMatchObject([
      { actor: '小护', mine: false, procedure: 'station.setFavourite', after: '{"favourite":true}' },
      { actor: '小护', mine: false, procedure: 'account.update', before: '{"nickname":""}' },
    ])
    expect(forMe).toMatchObject({ intact: null, next: null })
    const under = await nurse.account.actsOnBehalf({ delegationId: id })
    expect(under).toMatchObject({ intact: true })
    expect(under.items.map(({ procedure, mine }) => [procedure, mine])).toEqual([
      ['account.endDelegation', false],
      ['station.setFavourite', true],
      ['account.update', true],
      ['account.acceptDelegation', true],
    ])
    expect((await nurse.account.actsOnBehalf({})).items).toEqual([])
    await expect(
      test.asResident('stranger').account.actsOnBehalf({ delegationId: id }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' })
    // A line that somebody takes out shows to those whom it is about.
    await test.database.collection('audit').doc(`delegation:${id}#2`).remove()
    expect(await patient.account.actsOnBehalf({ delegationId: id })).toMatchObject({ intact: false })
  })

  it('is refused to others, for what is nobody else’s to do, and once it has ended', async () => {
    const son = test.asResident('son')
    const { id } = await son.account.acceptDelegation({ code: await offer('father'), label: '爸爸' })
    await expect(
      test.asResident('stranger').account.update({ careMode: true }, { actingFor: id }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(son.account.offerDelegation({}, { actingFor: id })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
    await expect(
      test.asResident('stranger').account.endDelegation({ delegationId: id }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await test.asResident('father').account.endDelegation({ delegationId: id })
    await expect(son.account.update({ careMode: true }, { actingFor: id })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
  })

  it('reads what is theirs, and lets a station know for them', async () => {
    const niece = test.asResident('helper')
    const { id } = await niece.account.acceptDelegation({ code: await offer('elder'), label: '姨妈' })
    await test.asResident('elder').account.update({ nickname: '阿芳' })
    const forElder = { actingFor: id }
    expect(await niece.account.me({}, forElder)).toMatchObject({ nickname: '阿芳' })
    await niece.station.setFavourite({ stationId: 'A1', favourite: true }, forElder)
    expect((await test.asResident('elder').station.favourites({})).items).toHaveLength(1)
    expect((await niece.station.favourites({})).items).toEqual([])
    await niece.station.reportLocked({ stationId: 'A1' }, forElder)
    expect(await niece.station.detail({ id: 'A1' }, forElder)).toMatchObject({ favourite: true })
    expect((await niece.station.detail({ id: 'A1' })).myLockedReportAt).toBeNull()
  })

  it('is done by staff at the counter or on the telephone, for two hours, and says which', async () => {
    const staff = await test.asStaff('desk', 'station_staff', 'station:A1')
    const served = await staff.account.serveAtCounter({
      stationId: 'A1',
      channel: 'telephone',
      label: '王阿姨',
    })
    expect(served).toMatchObject({ kind: 'counter', channel: 'telephone', label: '王阿姨', actor: 'desk' })
    await staff.station.reportLocked({ stationId: 'A1' }, { actingFor: served.id })
    const log = test.database.collection('audit')
    const { data } = await log
      .where({ path: `delegation:${served.id}`, procedure: 'station.reportLocked' })
      .get()
    expect(data).toMatchObject([
      { chain: 'station:A1', procedure: 'station.reportLocked', role: 'station_staff' },
    ])
    await staff.account.endDelegation({ delegationId: served.id })
    const supervisor = test.asResident('s1')
    const place = { kind: 'station', id: 'A1' } as const
    const { items } = await supervisor.audit.list({ place })
    const said = '{"channel":"telephone","label":"王阿姨"}'
    const role = 'station_staff'
    expect(items).toMatchObject([
      { procedure: 'account.endDelegation', role, onBehalf: false, before: said, after: null },
      { procedure: 'station.reportLocked', role, onBehalf: true, after: '{"report":"locked"}' },
      { procedure: 'account.serveAtCounter', role, onBehalf: false, before: null, after: said },
    ])
    expect((await staff.account.actsOnBehalf({ delegationId: served.id })).items).toHaveLength(3)
    // They hang together with the log of the station: one that is taken out shows there.
    expect(await supervisor.audit.verify({ place })).toMatchObject({ lines: 3, problem: null })
    await log.doc('station:A1#2').remove()
    expect(await supervisor.audit.verify({ place })).toMatchObject({ problem: { line: 2, what: 'missing' } })
  })

  it('at the counter ends by itself after two hours', async () => {
    const staff = await test.asStaff('desk', 'station_staff', 'station:A1')
    const counter = { stationId: 'A1', channel: 'counter', label: '王阿姨' } as const
    const served = await staff.account.serveAtCounter(counter)
    const now = test.cloud.clock.now()
    test.cloud.clock.set(now + 2 * HOUR)
    try {
      const late = staff.station.reportLocked({ stationId: 'A1' }, { actingFor: served.id })
      await expect(late).rejects.toMatchObject({
        code: 'FORBIDDEN',
        message: '你不能再替对方办理了，现在回到你自己。',
      })
    } finally {
      test.cloud.clock.set(now)
    }
  })

  it('is over for staff with the role in which they serve', async () => {
    const staff = await test.asStaff('desk2', 'station_staff', 'station:A1')
    const { id } = await staff.account.serveAtCounter({ stationId: 'A1', channel: 'counter', label: '李叔' })
    await staff.account.me({}, { actingFor: id })
    const [grant] = (await staff.staff.mine({})).grants
    const administrator = await test.asStaff('chief', 'administrator', 'area:990001')
    await administrator.staff.suspend({
      grantId: grant?.id ?? '',
      version: grant?.version ?? 0,
      reason: '离岗',
    })
    await expect(staff.account.me({}, { actingFor: id })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect(await staff.account.me({})).toMatchObject({ staff: false })
  })

  it('takes a code once, in time, and from somebody else', async () => {
    const code = await offer('aunt')
    await expect(
      test.asResident('aunt').account.acceptDelegation({ code, label: '我' }),
    ).rejects.toMatchObject({ code: 'OWN_OFFER' })
    await test.asResident('niece').account.acceptDelegation({ code, label: '姑姑' })
    await expect(
      test.asResident('nephew').account.acceptDelegation({ code, label: '姑姑' }),
    ).rejects.toMatchObject({ code: 'OFFER_OVER' })
  })
})
