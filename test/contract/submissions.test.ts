import type { QueuedSubmission } from '../../domain/submissions/contract'
import { MINUTE } from '../../domain/time/china-time'
import { allChecked } from '../helpers/all-checked'
import type { Client } from '../helpers/client'
import { aStation } from '../helpers/factories'
import { sendPhoto } from '../helpers/photos'
import { NOW, startTestCloud, type TestCloud } from '../helpers/test-cloud'

let test: TestCloud
let keeper: Client
let supervisor: Client
beforeAll(async () => {
  test = await startTestCloud(
    [aStation({ code: 'A1', name: { zh: '木棉驿站' } }), aStation({ code: 'B1', area: '990001002001' })],
    { timers: false },
  )
  keeper = await test.asStaff('keeper', 'station_staff', 'station:A1')
  supervisor = await test.asStaff('supervisor', 'supervisor', 'area:990001001')
})
afterAll(() => test.stop())

afterEach(async () => {
  for (const collection of ['submissions', 'content_checks'])
    await test.database
      .collection(collection)
      .where({ _id: test.database.command.neq('') })
      .remove()
})

let people = 0
let author: Client
beforeEach(() => {
  test.cloud.clock.set(NOW)
  test.cloud.openApi.clear()
  author = test.asResident(`author-${++people}`)
})

/** The text that WeChat's documentation gives for trying out a refusal. */
const RISKY = '特3456书yuuo莞6543李zxcz蒜7782法fgnv级'
const here = { kind: 'station', id: 'A1' } as const

/** Photos of the station, sent to be shown. */
async function send(client: Client, caption = '红色卷帘门旁边', photos = 1) {
  const photoIds: string[] = []
  for (let i = 0; i < photos; i++) photoIds.push((await sendPhoto(client)).id)
  return client.submissions.send({ stationId: 'A1', caption, photoIds })
}

/** A round of the job, as the timer of each minute begins it. */
async function check(): Promise<void> {
  expect(await run('check-content')).toHaveProperty('result')
}
const run = (job: string) => test.cloud.invoke('jobs', { Type: 'Timer', TriggerName: job })

/** WeChat has looked at every picture that it was asked about: its answers have arrived, and the next round takes them up. */
async function answered(): Promise<void> {
  await allChecked(test)
  await check()
}

async function stored(collection: string, where: object): Promise<{ readonly _id: string }[]> {
  const { data } = await test.database.collection(collection).where(where).get()
  return data as { readonly _id: string }[]
}

const stateOf = async (client: Client) => (await client.submissions.mine({})).items[0]?.state

async function onShelf(shelf: Parameters<Client['submissions']['queue']>[0]['shelf'], client = keeper) {
  return (await client.submissions.queue({ place: here, shelf })).items
}
async function queued(id: string, client = keeper): Promise<QueuedSubmission> {
  for (const shelf of ['waiting', 'objected', 'published', 'refused', 'checking'] as const) {
    const found = (await onShelf(shelf, client)).find(one => one.id === id)
    if (found) return found
  }
  throw new Error('it is on no shelf')
}

/** Sent, checked and waiting for staff. */
async function waiting(client: Client, caption?: string) {
  const sent = await send(client, caption)
  await check()
  await answered()
  return queued(sent.id)
}

describe('what somebody sends', () => {
  it('is checked, queued, published, and then seen by everybody without its author', async () => {
    const sent = await send(author, ' 红色卷帘门旁边 ', 2)
    expect(sent).toMatchObject({ state: 'checking', caption: '红色卷帘门旁边', stationName: '木棉驿站' })
    expect(sent.photos).toHaveLength(2)
    expect(await onShelf('checking')).toMatchObject([{ id: sent.id, verdict: null }])
    await check()
    expect(await stateOf(author)).toBe('checking')
    await answered()
    const [item] = await onShelf('waiting')
    expect(item).toMatchObject({ id: sent.id, verdict: 'pass', state: 'queued', forAnother: false })
    expect(JSON.stringify(item)).not.toContain('author')
    expect(await keeper.submissions.needs({})).toEqual({ waiting: 1, objected: 0 })
    expect((await test.asVisitor().submissions.ofStation({ stationId: 'A1' })).items).toEqual([])

    const version = item?.version ?? 0
    const published = await keeper.submissions.decide({
      submissionId: sent.id,
      version,
      decision: 'publish',
    })
    expect(published).toMatchObject({ state: 'published', decidedAs: 'station_staff', refusal: null })
    const [shown] = (await test.asVisitor().submissions.ofStation({ stationId: 'A1' })).items
    expect(shown).toEqual({
      id: sent.id,
      caption: '红色卷帘门旁边',
      month: '2026-11',
      photos: expect.arrayContaining([expect.objectContaining({ width: 800, height: 600 })]) as unknown,
    })
    const [message] = (await author.inbox.list({})).items
    expect(message).toMatchObject({
      kind: 'photos_published',
      title: '你拍的木棉驿站登出来了',
      target: { page: 'station', id: 'A1' },
    })
  })

  it('is sent once under one key, and its photos are used once', async () => {
    const { id: photo } = await sendPhoto(author)
    const input = { stationId: 'A1', caption: '', photoIds: [photo, photo] }
    const first = await author.submissions.send(input, { key: 'k'.repeat(20) })
    const again = await author.submissions.send(input, { key: 'k'.repeat(20) })
    expect(again.id).toBe(first.id)
    expect(first.photos).toHaveLength(1)
    expect((await author.submissions.mine({})).items).toHaveLength(1)
    await expect(author.submissions.send(input)).rejects.toMatchObject({ code: 'PHOTO_NOT_READY' })
  })

  it('cannot be of a station that is not there, nor with photos of others', async () => {
    const { id: photo } = await sendPhoto(author)
    await expect(
      author.submissions.send({ stationId: 'NO-1', caption: '', photoIds: [photo] }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(
      test.asResident('thief').submissions.send({ stationId: 'A1', caption: '', photoIds: [photo] }),
    ).rejects.toMatchObject({ code: 'PHOTO_NOT_READY' })
    expect((await author.submissions.mine({})).items).toEqual([])
  })

  it('is nobody else’s: others cannot see it, take it back, or object', async () => {
    const sent = await send(author)
    const other = test.asResident('other')
    expect((await other.submissions.mine({})).items).toEqual([])
    for (const act of [
      () => other.submissions.withdraw({ submissionId: sent.id }),
      () => other.submissions.object({ submissionId: sent.id, words: '是我的' }),
      () => other.submissions.checkAgain({ submissionId: sent.id }),
    ])
      await expect(act()).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('is taken back at any time: nobody sees it, and its photos go', async () => {
    const item = await waiting(author)
    await keeper.submissions.decide({ submissionId: item.id, version: item.version, decision: 'publish' })
    const gone = await author.submissions.withdraw({ submissionId: item.id })
    expect(gone).toMatchObject({ state: 'withdrawn', photos: [], caption: '' })
    expect(await author.submissions.withdraw({ submissionId: item.id })).toMatchObject({ state: 'withdrawn' })
    expect((await test.asVisitor().submissions.ofStation({ stationId: 'A1' })).items).toEqual([])
    await expect(queued(item.id)).rejects.toThrow('no shelf')
    await expect(
      keeper.submissions.takeDown({ submissionId: item.id, version: item.version, reason: 'unfit' }),
    ).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' })
  })
})

describe('WeChat’s check', () => {
  it('refuses risky words with a reason that the author can object to, and staff decide', async () => {
    const sent = await send(author, RISKY)
    await check()
    const [mine] = (await author.submissions.mine({})).items
    expect(mine).toMatchObject({
      state: 'refused',
      refusal: { code: 'machine', words: '', label: 20001 },
    })
    expect((await author.inbox.list({})).items[0]).toMatchObject({
      kind: 'photos_refused',
      target: { page: 'submissions', id: null },
    })
    const objected = await author.submissions.object({ submissionId: sent.id, words: '这是店名' })
    expect(objected).toMatchObject({ state: 'objected', objection: { words: '这是店名' } })
    await expect(
      author.submissions.object({ submissionId: sent.id, words: '再说一次' }),
    ).rejects.toMatchObject({ code: 'WRONG_STATE' })
    const [item] = await onShelf('objected')
    expect(item).toMatchObject({ verdict: 'risky', forAnother: false, decidedAs: null })
    await keeper.submissions.decide({
      submissionId: sent.id,
      version: item?.version ?? 0,
      decision: 'publish',
    })
    expect(await stateOf(author)).toBe('published')
  })

  it('refuses a risky picture when its answer comes, however often it comes', async () => {
    test.cloud.openApi.order('security.mediaCheckAsync', { verdict: { suggest: 'risky', label: 20002 } })
    const sent = await send(author, '')
    await check()
    await answered()
    expect(await stateOf(author)).toBe('refused')
    // An answer to a test before may have come in this one.
    const [asked] = await stored('content_checks', {})
    const told = test.cloud.openApi
      .calls()
      .find(({ api, data }) => api === 'callback.wxa_media_check' && data.trace_id === asked?._id)
    const answer = { ...told?.data, result: { suggest: 'pass', label: 100 } }
    expect(await test.cloud.invoke('wechat-events', answer)).toHaveProperty('result', 'success')
    await check()
    expect(await queued(sent.id)).toMatchObject({ state: 'refused', verdict: 'risky' })
    expect(await author.inbox.unread({})).toEqual({ unread: 1 })
  })

  it('shows staff what is to be looked at closely', async () => {
    test.cloud.openApi.order('security.msgSecCheck', { verdict: { suggest: 'review', label: 21000 } })
    const item = await waiting(author)
    expect(item).toMatchObject({ state: 'queued', verdict: 'review' })
  })

  it('that does not answer is asked again, and after half an hour staff judge alone', async () => {
    test.cloud.openApi.order('security.msgSecCheck', { errCode: -1, errMsg: 'system error' }, 3)
    const sent = await send(author, '门口', 1)
    for (const minute of [0.5, 2, 5]) {
      test.cloud.clock.set(NOW + minute * MINUTE)
      await check()
      expect(await stateOf(author)).toBe('checking')
    }
    expect(texts()).toBe(3)
    test.cloud.clock.set(NOW + 31 * MINUTE)
    test.cloud.openApi.order('security.msgSecCheck', { errCode: -1, errMsg: 'system error' })
    await check()
    expect(await queued(sent.id)).toMatchObject({ state: 'queued', verdict: 'unknown' })
  })

  it('whose answer never comes is unknown after half an hour, and counts when it does come', async () => {
    const sent = await send(author, '')
    test.cloud.openApi.order('security.mediaCheckAsync', { unheard: true })
    await check()
    const trace = await traceOf(sent.id)
    test.cloud.clock.set(NOW + 31 * MINUTE)
    await check()
    expect(await queued(sent.id)).toMatchObject({ state: 'queued', verdict: 'unknown' })
    const late = mediaEvent(trace, { suggest: 'risky', label: 20002 })
    expect(await test.cloud.invoke('wechat-events', late)).toHaveProperty('result', 'success')
    await check()
    expect(await queued(sent.id)).toMatchObject({ state: 'refused', verdict: 'risky' })
  })

  it('that finds a risk in what is shown already hides it until staff decide anew, once', async () => {
    const sent = await send(author, '')
    test.cloud.openApi.order('security.mediaCheckAsync', { unheard: true })
    await check()
    const trace = await traceOf(sent.id)
    test.cloud.clock.set(NOW + 31 * MINUTE)
    await check()
    const publish = async () =>
      keeper.submissions.decide({
        submissionId: sent.id,
        version: (await queued(sent.id)).version,
        decision: 'publish',
      })
    await publish()
    const late = mediaEvent(trace, { suggest: 'risky', label: 20002 })
    expect(await test.cloud.invoke('wechat-events', late)).toHaveProperty('result', 'success')
    await check()
    expect((await test.asVisitor().submissions.ofStation({ stationId: 'A1' })).items).toEqual([])
    expect(await onShelf('waiting')).toMatchObject([{ id: sent.id, state: 'queued', verdict: 'risky' }])
    const told = (await author.inbox.list({})).items.map(({ kind }) => kind)
    expect(told.filter(kind => kind === 'photos_held')).toHaveLength(1)
    expect(await stateOf(author)).toBe('queued')
    // Staff have seen it now: the same answer does not take it away from them again.
    await publish()
    await test.database
      .collection('submissions')
      .where({ _id: sent.id })
      .update({ checkDue: new Date(NOW) })
    await check()
    expect(await stateOf(author)).toBe('published')
  })

  it('that could not fetch a picture is asked about it again', async () => {
    const sent = await send(author, '')
    test.cloud.openApi.order('security.mediaCheckAsync', { unheard: true })
    await check()
    const trace = await traceOf(sent.id)
    const failed = { ...mediaEvent(trace, { suggest: 'pass', label: 100 }), errcode: -1008 }
    expect(await test.cloud.invoke('wechat-events', failed)).toHaveProperty('result', 'success')
    await check()
    expect(pictures()).toBe(2)
    await answered()
    expect(await queued(sent.id)).toMatchObject({ state: 'queued', verdict: 'pass' })
  })

  it('does not know who was away for two hours: staff may decide, or it is asked when they are back', async () => {
    test.cloud.openApi.order('security.msgSecCheck', { errCode: 61010, errMsg: 'code is expired' })
    const sent = await send(author)
    await check()
    expect(await queued(sent.id)).toMatchObject({ state: 'queued', verdict: 'stale' })
    expect((await author.submissions.mine({})).items[0]).toMatchObject({ checkIsStale: true })
    test.cloud.clock.set(NOW + 3 * 60 * MINUTE)
    expect(await author.submissions.checkAgain({ submissionId: sent.id })).toMatchObject({
      checkIsStale: false,
    })
    await check()
    await answered()
    expect(await queued(sent.id)).toMatchObject({ state: 'queued', verdict: 'pass' })
  })

  it('done twice at once asks once more at most, and has the effect of once', async () => {
    const sent = await send(author)
    await Promise.all([check(), check()])
    await answered()
    await Promise.all([check(), check()])
    const [item] = await onShelf('waiting')
    expect(item).toMatchObject({ id: sent.id, verdict: 'pass', version: 2 })
    expect(texts()).toBe(1)
  })

  it('does not hear what nobody asked, nor what is no result', async () => {
    const forged = mediaEvent('0'.repeat(32), { suggest: 'risky', label: 20002 })
    expect(await test.cloud.invoke('wechat-events', forged, { openid: 'o-thief' })).not.toHaveProperty(
      'result',
    )
    expect(await test.cloud.invoke('wechat-events', { nonsense: true })).not.toHaveProperty('result')
  })

  it('is not made of somebody whom WeChat does not know: staff alone judge', async () => {
    const { tokens } = await test.enter('h5:visitor-of-a-browser')
    const browser = test.withToken(tokens.accessToken)
    const sent = await send(browser, RISKY)
    expect(sent).toMatchObject({ state: 'queued' })
    await check()
    expect(texts()).toBe(0)
    expect(await queued(sent.id)).toMatchObject({ verdict: 'unchecked' })
  })

  it.each(['wx:o-', 'h5:'])(
    'puts where it belongs what %s sent at the moment its station moved',
    async known => {
      const browser = test.withToken((await test.enter(`${known}mover`)).tokens.accessToken)
      const sent = await send(browser)
      // The move has not seen it, for it was not there, and it has not seen the move.
      await test.database
        .collection('submissions')
        .where({ _id: sent.id })
        .update({ path: ['area:990001', 'area:990001002', 'area:990001002001', 'station:A1'] })
      await check()
      const place = { kind: 'area', id: '990001001' } as const
      const shelf = known === 'h5:' ? 'waiting' : 'checking'
      const found = (await supervisor.submissions.queue({ place, shelf })).items
      expect(found).toMatchObject([{ id: sent.id }])
    },
  )

  const texts = () => calls('security.msgSecCheck')
  const pictures = () => calls('security.mediaCheckAsync')
  const calls = (api: string) => test.cloud.openApi.calls().filter(call => call.api === api).length

  const traceOf = async (id: string) =>
    (await stored('content_checks', { about: `submission:${id}` }))[0]?._id ?? ''
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

describe('staff', () => {
  it('refuse with a reason; an objection is for somebody else, and their word is the last', async () => {
    const item = await waiting(author)
    const at = { submissionId: item.id, version: item.version }
    await expect(keeper.submissions.decide({ ...at, decision: 'refuse' })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      details: [{ path: 'reason' }],
    })
    await expect(
      keeper.submissions.decide({ ...at, decision: 'refuse', reason: 'other', words: ' ' }),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT', details: [{ path: 'words' }] })
    await keeper.submissions.decide({ ...at, decision: 'refuse', reason: 'faces', words: '左边有人。' })
    expect((await author.inbox.list({})).items[0]).toMatchObject({
      kind: 'photos_refused',
      text: '照片里有人脸、车牌或别人的信息。左边有人。觉得不对，可以提异议。',
    })
    await author.submissions.object({ submissionId: item.id, words: '那是海报' })
    const [objected] = await onShelf('objected')
    expect(objected).toMatchObject({ forAnother: true, decidedAs: 'station_staff' })
    const again = { submissionId: item.id, version: objected?.version ?? 0 } as const
    await expect(keeper.submissions.decide({ ...again, decision: 'publish' })).rejects.toMatchObject({
      code: 'ANOTHER_DECIDES',
    })
    expect(await onShelf('objected', supervisor)).toMatchObject([{ forAnother: false }])
    await supervisor.submissions.decide({ ...again, decision: 'refuse', reason: 'faces' })
    expect(await stateOf(author)).toBe('upheld')
    expect((await author.inbox.list({})).items[0]).toMatchObject({
      text: '照片里有人脸、车牌或别人的信息。另一位同事看过你的异议，还是不能登。',
    })
    await expect(
      author.submissions.object({ submissionId: item.id, words: '还是不对' }),
    ).rejects.toMatchObject({ code: 'WRONG_STATE' })
  })

  it('decide once when two do at the same moment; the other reads what happened', async () => {
    const item = await waiting(author)
    const at = { submissionId: item.id, version: item.version }
    const both = await Promise.allSettled([
      keeper.submissions.decide({ ...at, decision: 'publish' }),
      supervisor.submissions.decide({ ...at, decision: 'refuse', reason: 'unclear' }),
    ])
    const lost = both.find(one => one.status === 'rejected')
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(lost?.reason).toMatchObject({
      code: 'CHANGED_MEANWHILE',
      details: [
        { path: 'version', message: String(item.version + 1) },
        {
          path: 'state',
          message: expect.stringMatching(/^11-20 10:0\d (驿站工作人员发布了|督办退回了)/) as string,
        },
      ],
    })
    expect(await author.inbox.unread({})).toEqual({ unread: 1 })
  })

  it('do not decide on what they sent themselves while somebody else could', async () => {
    const item = await waiting(keeper)
    expect(item.forAnother).toBe(true)
    const at = { submissionId: item.id, version: item.version, decision: 'publish' } as const
    await expect(keeper.submissions.decide(at)).rejects.toMatchObject({ code: 'ANOTHER_DECIDES' })
    await supervisor.submissions.decide(at)
  })

  it('take down what is shown, with a reason, and the author may object once', async () => {
    const item = await waiting(author)
    const decided = await keeper.submissions.decide({
      submissionId: item.id,
      version: item.version,
      decision: 'publish',
    })
    const down = await supervisor.submissions.takeDown({
      submissionId: item.id,
      version: decided.version,
      reason: 'not_here',
    })
    expect(down).toMatchObject({ state: 'taken_down', refusal: { code: 'not_here' } })
    expect((await test.asVisitor().submissions.ofStation({ stationId: 'A1' })).items).toEqual([])
    await author.submissions.object({ submissionId: item.id, words: '就是这里' })
    const [objected] = await onShelf('objected')
    await keeper.submissions.decide({
      submissionId: item.id,
      version: objected?.version ?? 0,
      decision: 'publish',
    })
    const shown = await queued(item.id)
    await supervisor.submissions.takeDown({
      submissionId: item.id,
      version: shown.version,
      reason: 'not_here',
    })
    await expect(author.submissions.object({ submissionId: item.id, words: '真的是' })).rejects.toMatchObject(
      { code: 'OBJECTED_BEFORE' },
    )
  })

  it('leave a line in the log for each decision', async () => {
    const item = await waiting(author)
    await keeper.submissions.decide({
      submissionId: item.id,
      version: item.version,
      decision: 'refuse',
      reason: 'other',
      words: '门牌换了',
    })
    const { items } = await keeper.audit.list({ place: here })
    expect(items.find(({ target }) => target.id === item.id)).toMatchObject({
      procedure: 'submissions.decide',
      role: 'station_staff',
      reason: '门牌换了',
      target: { kind: 'submission' },
    })
  })

  it('have what waits oldest first and all else newest first, page by page', async () => {
    const ids: string[] = []
    const browser = test.withToken((await test.enter('h5:busy')).tokens.accessToken)
    for (let i = 0; i < 12; i++) {
      test.cloud.clock.set(NOW + i * MINUTE)
      ids.push((await send(browser, `第 ${i} 张`)).id)
    }
    const first = await keeper.submissions.queue({ place: here, shelf: 'waiting' })
    expect(first.items.map(({ id }) => id)).toEqual(ids.slice(0, 10))
    const second = await keeper.submissions.queue({ place: here, shelf: 'waiting', cursor: first.next ?? '' })
    expect(second).toMatchObject({ next: null })
    expect(second.items.map(({ id }) => id)).toEqual(ids.slice(10))
    await expect(
      supervisor.submissions.queue({ place: here, shelf: 'waiting', cursor: first.next ?? '' }),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    const mine = await browser.submissions.mine({})
    expect(mine.items.map(({ id }) => id)).toEqual([...ids].reverse().slice(0, 10))
  })
})

it('what is not shown goes when its time is over, with its photos; what is shown stays', async () => {
  const refused = await waiting(author)
  await keeper.submissions.decide({
    submissionId: refused.id,
    version: refused.version,
    decision: 'refuse',
    reason: 'unclear',
  })
  const shown = await waiting(author)
  await keeper.submissions.decide({ submissionId: shown.id, version: shown.version, decision: 'publish' })
  test.cloud.clock.set(NOW + 181 * 24 * 60 * MINUTE)
  await run('end-submissions')
  const left = (await author.submissions.mine({})).items
  expect(left.map(({ id }) => id)).toEqual([shown.id])
  expect(await stored('photos', { 'use.id': refused.id })).toEqual([])
})
