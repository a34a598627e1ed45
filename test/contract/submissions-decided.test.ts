import { MINUTE } from '../../domain/time/china-time'
import { here, submissionTests } from '../helpers/submission-tests'
import { NOW } from '../helpers/test-cloud'

const on = submissionTests()

describe('staff', () => {
  it('refuse with a reason; an objection is for somebody else, and their word is the last', async () => {
    const item = await on.waiting(on.author)
    const at = { submissionId: item.id, version: item.version }
    await expect(on.keeper.submissions.decide({ ...at, decision: 'refuse' })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      details: [{ path: 'reason' }],
    })
    await expect(
      on.keeper.submissions.decide({ ...at, decision: 'refuse', reason: 'other', words: ' ' }),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT', details: [{ path: 'words' }] })
    await on.keeper.submissions.decide({ ...at, decision: 'refuse', reason: 'faces', words: '左边有人。' })
    expect((await on.author.inbox.list({})).items[0]).toMatchObject({
      kind: 'photos_refused',
      text: '照片里有人脸、车牌或别人的信息。左边有人。觉得不对，可以提异议。',
    })
    await on.author.submissions.object({ submissionId: item.id, words: '那是海报' })
    const [objected] = await on.onShelf('objected')
    expect(objected).toMatchObject({ forAnother: true, decidedAs: 'station_staff' })
    const again = { submissionId: item.id, version: objected?.version ?? 0 } as const
    await expect(on.keeper.submissions.decide({ ...again, decision: 'publish' })).rejects.toMatchObject({
      code: 'ANOTHER_DECIDES',
    })
    expect(await on.onShelf('objected', on.supervisor)).toMatchObject([{ forAnother: false }])
    await on.supervisor.submissions.decide({ ...again, decision: 'refuse', reason: 'faces' })
    expect(await on.stateOf(on.author)).toBe('upheld')
    expect((await on.author.inbox.list({})).items[0]).toMatchObject({
      text: '照片里有人脸、车牌或别人的信息。另一位同事看过你的异议，还是不能登。',
    })
    await expect(
      on.author.submissions.object({ submissionId: item.id, words: '还是不对' }),
    ).rejects.toMatchObject({ code: 'WRONG_STATE' })
  })

  it('decide once when two do at the same moment; the other reads what happened', async () => {
    const item = await on.waiting(on.author)
    const at = { submissionId: item.id, version: item.version }
    const both = await Promise.allSettled([
      on.keeper.submissions.decide({ ...at, decision: 'publish' }),
      on.supervisor.submissions.decide({ ...at, decision: 'refuse', reason: 'unclear' }),
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
    expect(await on.author.inbox.unread({})).toEqual({ unread: 1 })
  })

  it('do not decide on what they sent themselves while somebody else could', async () => {
    const item = await on.waiting(on.keeper)
    expect(item.forAnother).toBe(true)
    const at = { submissionId: item.id, version: item.version, decision: 'publish' } as const
    await expect(on.keeper.submissions.decide(at)).rejects.toMatchObject({ code: 'ANOTHER_DECIDES' })
    await on.supervisor.submissions.decide(at)
  })

  it('take down what is shown, with a reason, and the author may object once', async () => {
    const item = await on.waiting(on.author)
    const decided = await on.keeper.submissions.decide({
      submissionId: item.id,
      version: item.version,
      decision: 'publish',
    })
    const down = await on.supervisor.submissions.takeDown({
      submissionId: item.id,
      version: decided.version,
      reason: 'not_here',
    })
    expect(down).toMatchObject({ state: 'taken_down', refusal: { code: 'not_here' } })
    expect((await on.test.asVisitor().submissions.ofStation({ stationId: 'A1' })).items).toEqual([])
    await on.author.submissions.object({ submissionId: item.id, words: '就是这里' })
    const [objected] = await on.onShelf('objected')
    await on.keeper.submissions.decide({
      submissionId: item.id,
      version: objected?.version ?? 0,
      decision: 'publish',
    })
    const shown = await on.queued(item.id)
    await on.supervisor.submissions.takeDown({
      submissionId: item.id,
      version: shown.version,
      reason: 'not_here',
    })
    await expect(
      on.author.submissions.object({ submissionId: item.id, words: '真的是' }),
    ).rejects.toMatchObject({ code: 'OBJECTED_BEFORE' })
  })

  it('leave a line in the log for each decision', async () => {
    const item = await on.waiting(on.author)
    await on.keeper.submissions.decide({
      submissionId: item.id,
      version: item.version,
      decision: 'refuse',
      reason: 'other',
      words: '门牌换了',
    })
    const { items } = await on.keeper.audit.list({ place: here })
    expect(items.find(({ target }) => target.id === item.id)).toMatchObject({
      procedure: 'submissions.decide',
      role: 'station_staff',
      reason: '门牌换了',
      target: { kind: 'submission' },
    })
  })

  it('have what waits oldest first and all else newest first, page by page', async () => {
    const ids: string[] = []
    const browser = on.test.withToken((await on.test.enter('h5:busy')).tokens.accessToken)
    for (let i = 0; i < 12; i++) {
      on.test.cloud.clock.set(NOW + i * MINUTE)
      ids.push((await on.send(browser, `第 ${i} 张`)).id)
    }
    const first = await on.keeper.submissions.queue({ place: here, shelf: 'waiting' })
    expect(first.items.map(({ id }) => id)).toEqual(ids.slice(0, 10))
    const second = await on.keeper.submissions.queue({
      place: here,
      shelf: 'waiting',
      cursor: first.next ?? '',
    })
    expect(second).toMatchObject({ next: null })
    expect(second.items.map(({ id }) => id)).toEqual(ids.slice(10))
    await expect(
      on.supervisor.submissions.queue({ place: here, shelf: 'waiting', cursor: first.next ?? '' }),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    const mine = await browser.submissions.mine({})
    expect(mine.items.map(({ id }) => id)).toEqual([...ids].reverse().slice(0, 10))
  })
})
