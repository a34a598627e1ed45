import { MINUTE } from '../../domain/time/china-time'
import { RISKY, submissionTests } from '../helpers/submission-tests'
import { NOW } from '../helpers/test-cloud'

const on = submissionTests()

describe('WeChat’s check', () => {
  it('refuses risky words with a reason that the author can object to, and staff decide', async () => {
    const sent = await on.send(on.author, RISKY)
    await on.check()
    const [mine] = (await on.author.submissions.mine({})).items
    expect(mine).toMatchObject({
      state: 'refused',
      refusal: { code: 'machine', words: '', label: 20001 },
    })
    expect((await on.author.inbox.list({})).items[0]).toMatchObject({
      kind: 'photos_refused',
      target: { page: 'submissions', id: null },
    })
    const objected = await on.author.submissions.object({ submissionId: sent.id, words: '这是店名' })
    expect(objected).toMatchObject({ state: 'objected', objection: { words: '这是店名' } })
    await expect(
      on.author.submissions.object({ submissionId: sent.id, words: '再说一次' }),
    ).rejects.toMatchObject({ code: 'WRONG_STATE' })
    const [item] = await on.onShelf('objected')
    expect(item).toMatchObject({ verdict: 'risky', forAnother: false, decidedAs: null })
    await on.keeper.submissions.decide({
      submissionId: sent.id,
      version: item?.version ?? 0,
      decision: 'publish',
    })
    expect(await on.stateOf(on.author)).toBe('published')
  })

  it('refuses a risky picture when its answer comes, however often it comes', async () => {
    on.test.cloud.openApi.order('security.mediaCheckAsync', { verdict: { suggest: 'risky', label: 20002 } })
    const sent = await on.send(on.author, '')
    await on.check()
    await on.answered()
    expect(await on.stateOf(on.author)).toBe('refused')
    // An answer to a test before may have come in this one.
    const [asked] = await on.stored('content_checks', {})
    const told = on.test.cloud.openApi
      .calls()
      .find(({ api, data }) => api === 'callback.wxa_media_check' && data.trace_id === asked?._id)
    const answer = { ...told?.data, result: { suggest: 'pass', label: 100 } }
    expect(await on.test.cloud.invoke('wechat-events', answer)).toHaveProperty('result', 'success')
    await on.check()
    expect(await on.queued(sent.id)).toMatchObject({ state: 'refused', verdict: 'risky' })
    expect(await on.author.inbox.unread({})).toEqual({ unread: 1 })
  })

  it('shows staff what is to be looked at closely', async () => {
    on.test.cloud.openApi.order('security.msgSecCheck', { verdict: { suggest: 'review', label: 21000 } })
    const item = await on.waiting(on.author)
    expect(item).toMatchObject({ state: 'queued', verdict: 'review' })
  })

  it('that does not answer is asked again, and after half an hour staff judge alone', async () => {
    on.test.cloud.openApi.order('security.msgSecCheck', { errCode: -1, errMsg: 'system error' }, 3)
    const sent = await on.send(on.author, '门口', 1)
    for (const minute of [0.5, 2, 5]) {
      on.test.cloud.clock.set(NOW + minute * MINUTE)
      await on.check()
      expect(await on.stateOf(on.author)).toBe('checking')
    }
    expect(texts()).toBe(3)
    on.test.cloud.clock.set(NOW + 31 * MINUTE)
    on.test.cloud.openApi.order('security.msgSecCheck', { errCode: -1, errMsg: 'system error' })
    await on.check()
    expect(await on.queued(sent.id)).toMatchObject({ state: 'queued', verdict: 'unknown' })
  })

  it('whose answer never comes is unknown after half an hour, and counts when it does come', async () => {
    const sent = await on.send(on.author, '')
    on.test.cloud.openApi.order('security.mediaCheckAsync', { unheard: true })
    await on.check()
    const trace = await traceOf(sent.id)
    on.test.cloud.clock.set(NOW + 31 * MINUTE)
    await on.check()
    expect(await on.queued(sent.id)).toMatchObject({ state: 'queued', verdict: 'unknown' })
    const late = mediaEvent(trace, { suggest: 'risky', label: 20002 })
    expect(await on.test.cloud.invoke('wechat-events', late)).toHaveProperty('result', 'success')
    await on.check()
    expect(await on.queued(sent.id)).toMatchObject({ state: 'refused', verdict: 'risky' })
  })

  it('that finds a risk in what is shown already hides it until staff decide anew, once', async () => {
    const sent = await on.send(on.author, '')
    on.test.cloud.openApi.order('security.mediaCheckAsync', { unheard: true })
    await on.check()
    const trace = await traceOf(sent.id)
    on.test.cloud.clock.set(NOW + 31 * MINUTE)
    await on.check()
    const publish = async () =>
      on.keeper.submissions.decide({
        submissionId: sent.id,
        version: (await on.queued(sent.id)).version,
        decision: 'publish',
      })
    await publish()
    const late = mediaEvent(trace, { suggest: 'risky', label: 20002 })
    expect(await on.test.cloud.invoke('wechat-events', late)).toHaveProperty('result', 'success')
    await on.check()
    expect((await on.test.asVisitor().submissions.ofStation({ stationId: 'A1' })).items).toEqual([])
    expect(await on.onShelf('waiting')).toMatchObject([{ id: sent.id, state: 'queued', verdict: 'risky' }])
    const told = (await on.author.inbox.list({})).items.map(({ kind }) => kind)
    expect(told.filter(kind => kind === 'photos_held')).toHaveLength(1)
    expect(await on.stateOf(on.author)).toBe('queued')
    // Staff have seen it now: the same answer does not take it away from them again.
    await publish()
    await on.test.database
      .collection('submissions')
      .where({ _id: sent.id })
      .update({ checkDue: new Date(NOW) })
    await on.check()
    expect(await on.stateOf(on.author)).toBe('published')
  })

  it('that could not fetch a picture is asked about it again', async () => {
    const sent = await on.send(on.author, '')
    on.test.cloud.openApi.order('security.mediaCheckAsync', { unheard: true })
    await on.check()
    const trace = await traceOf(sent.id)
    const failed = { ...mediaEvent(trace, { suggest: 'pass', label: 100 }), errcode: -1008 }
    expect(await on.test.cloud.invoke('wechat-events', failed)).toHaveProperty('result', 'success')
    await on.check()
    expect(pictures()).toBe(2)
    await on.answered()
    expect(await on.queued(sent.id)).toMatchObject({ state: 'queued', verdict: 'pass' })
  })

  it('does not know who was away for two hours: staff may decide, or it is asked when they are back', async () => {
    on.test.cloud.openApi.order('security.msgSecCheck', { errCode: 61010, errMsg: 'code is expired' })
    const sent = await on.send(on.author)
    await on.check()
    expect(await on.queued(sent.id)).toMatchObject({ state: 'queued', verdict: 'stale' })
    expect((await on.author.submissions.mine({})).items[0]).toMatchObject({ checkIsStale: true })
    on.test.cloud.clock.set(NOW + 3 * 60 * MINUTE)
    expect(await on.author.submissions.checkAgain({ submissionId: sent.id })).toMatchObject({
      checkIsStale: false,
    })
    await on.check()
    await on.answered()
    expect(await on.queued(sent.id)).toMatchObject({ state: 'queued', verdict: 'pass' })
  })

  it('done twice at once asks once more at most, and has the effect of once', async () => {
    const sent = await on.send(on.author)
    await Promise.all([on.check(), on.check()])
    await on.answered()
    await Promise.all([on.check(), on.check()])
    const [item] = await on.onShelf('waiting')
    expect(item).toMatchObject({ id: sent.id, verdict: 'pass', version: 2 })
    expect(texts()).toBe(1)
  })

  it('does not hear what nobody asked, nor what is no result', async () => {
    const forged = mediaEvent('0'.repeat(32), { suggest: 'risky', label: 20002 })
    expect(await on.test.cloud.invoke('wechat-events', forged, { openid: 'o-thief' })).not.toHaveProperty(
      'result',
    )
    expect(await on.test.cloud.invoke('wechat-events', { nonsense: true })).not.toHaveProperty('result')
  })

  it('is not made of somebody whom WeChat does not know: staff alone judge', async () => {
    const { tokens } = await on.test.enter('h5:visitor-of-a-browser')
    const browser = on.test.withToken(tokens.accessToken)
    const sent = await on.send(browser, RISKY)
    expect(sent).toMatchObject({ state: 'queued' })
    await on.check()
    expect(texts()).toBe(0)
    expect(await on.queued(sent.id)).toMatchObject({ verdict: 'unchecked' })
  })

  it.each(['wx:o-', 'h5:'])(
    'puts where it belongs what %s sent at the moment its station moved',
    async known => {
      const browser = on.test.withToken((await on.test.enter(`${known}mover`)).tokens.accessToken)
      const sent = await on.send(browser)
      // The move has not seen it, for it was not there, and it has not seen the move.
      await on.test.database
        .collection('submissions')
        .where({ _id: sent.id })
        .update({ path: ['area:990001', 'area:990001002', 'area:990001002001', 'station:A1'] })
      await on.check()
      const place = { kind: 'area', id: '990001001' } as const
      const shelf = known === 'h5:' ? 'waiting' : 'checking'
      const found = (await on.supervisor.submissions.queue({ place, shelf })).items
      expect(found).toMatchObject([{ id: sent.id }])
    },
  )

  const texts = () => calls('security.msgSecCheck')
  const pictures = () => calls('security.mediaCheckAsync')
  const calls = (api: string) => on.test.cloud.openApi.calls().filter(call => call.api === api).length

  const traceOf = async (id: string) =>
    (await on.stored('content_checks', { about: `submission:${id}` }))[0]?._id ?? ''
  const mediaEvent = (trace: string, result: { suggest: string; label: number }) => ({
    ToUserName: 'gh_local',
    FromUserName: 'o-author',
    CreateTime: 1_795_140_000,
    MsgType: 'event',
    Event: 'wxa_media_check',
    trace_id: trace,
    version: 2,
    errcode: 0,
    errmsg: 'ok',
    result,
  })
})
