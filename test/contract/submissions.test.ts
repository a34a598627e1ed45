import { MINUTE } from '../../domain/time/china-time'
import { sendPhoto } from '../helpers/photos'
import { submissionTests } from '../helpers/submission-tests'
import { NOW } from '../helpers/test-cloud'

const on = submissionTests()

describe('what somebody sends', () => {
  it('is checked, queued, published, and then seen by everybody without its author', async () => {
    const sent = await on.send(on.author, ' 红色卷帘门旁边 ', 2)
    expect(sent).toMatchObject({ state: 'checking', caption: '红色卷帘门旁边', stationName: '木棉驿站' })
    expect(sent.photos).toHaveLength(2)
    expect(await on.onShelf('checking')).toMatchObject([{ id: sent.id, verdict: null }])
    await on.check()
    expect(await on.stateOf(on.author)).toBe('checking')
    await on.answered()
    const [item] = await on.onShelf('waiting')
    expect(item).toMatchObject({ id: sent.id, verdict: 'pass', state: 'queued', forAnother: false })
    expect(JSON.stringify(item)).not.toContain('author')
    expect(await on.keeper.submissions.needs({})).toEqual({ waiting: 1, objected: 0 })
    expect((await on.test.asVisitor().submissions.ofStation({ stationId: 'A1' })).items).toEqual([])

    const version = item?.version ?? 0
    const published = await on.keeper.submissions.decide({
      submissionId: sent.id,
      version,
      decision: 'publish',
    })
    expect(published).toMatchObject({ state: 'published', decidedAs: 'station_staff', refusal: null })
    const [shown] = (await on.test.asVisitor().submissions.ofStation({ stationId: 'A1' })).items
    expect(shown).toEqual({
      id: sent.id,
      caption: '红色卷帘门旁边',
      month: '2026-11',
      photos: expect.arrayContaining([expect.objectContaining({ width: 800, height: 600 })]) as unknown,
    })
    const [message] = (await on.author.inbox.list({})).items
    expect(message).toMatchObject({
      kind: 'photos_published',
      title: '你拍的木棉驿站登出来了',
      target: { page: 'station', id: 'A1' },
    })
  })

  it('is sent once under one key, and its photos are used once', async () => {
    const { id: photo } = await sendPhoto(on.author)
    const input = { stationId: 'A1', caption: '', photoIds: [photo, photo] }
    const first = await on.author.submissions.send(input, { key: 'k'.repeat(20) })
    const again = await on.author.submissions.send(input, { key: 'k'.repeat(20) })
    expect(again.id).toBe(first.id)
    expect(first.photos).toHaveLength(1)
    expect((await on.author.submissions.mine({})).items).toHaveLength(1)
    await expect(on.author.submissions.send(input)).rejects.toMatchObject({ code: 'PHOTO_NOT_READY' })
  })

  it('cannot be of a station that is not there, nor with photos of others', async () => {
    const { id: photo } = await sendPhoto(on.author)
    await expect(
      on.author.submissions.send({ stationId: 'NO-1', caption: '', photoIds: [photo] }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(
      on.test.asResident('thief').submissions.send({ stationId: 'A1', caption: '', photoIds: [photo] }),
    ).rejects.toMatchObject({ code: 'PHOTO_NOT_READY' })
    expect((await on.author.submissions.mine({})).items).toEqual([])
  })

  it('is nobody else’s: others cannot see it, take it back, or object', async () => {
    const sent = await on.send(on.author)
    const other = on.test.asResident('other')
    expect((await other.submissions.mine({})).items).toEqual([])
    for (const act of [
      () => other.submissions.withdraw({ submissionId: sent.id }),
      () => other.submissions.object({ submissionId: sent.id, words: '是我的' }),
      () => other.submissions.checkAgain({ submissionId: sent.id }),
    ])
      await expect(act()).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('is taken back at any time: nobody sees it, and its photos go', async () => {
    const item = await on.waiting(on.author)
    await on.keeper.submissions.decide({ submissionId: item.id, version: item.version, decision: 'publish' })
    expect(await on.author.privacy.deletionPreview({})).toMatchObject({ submissions: 1 })
    const gone = await on.author.submissions.withdraw({ submissionId: item.id })
    expect(gone).toMatchObject({ state: 'withdrawn', photos: [], caption: '' })
    expect(await on.author.submissions.withdraw({ submissionId: item.id })).toMatchObject({
      state: 'withdrawn',
    })
    expect((await on.test.asVisitor().submissions.ofStation({ stationId: 'A1' })).items).toEqual([])
    await expect(on.queued(item.id)).rejects.toThrow('no shelf')
    // What is left of it is nothing that could still go.
    expect(await on.author.privacy.deletionPreview({})).toMatchObject({ submissions: 0 })
    await expect(
      on.keeper.submissions.takeDown({ submissionId: item.id, version: item.version, reason: 'unfit' }),
    ).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' })
  })
})

it('what is not shown goes when its time is over, with its photos; what is shown stays', async () => {
  const refused = await on.waiting(on.author)
  await on.keeper.submissions.decide({
    submissionId: refused.id,
    version: refused.version,
    decision: 'refuse',
    reason: 'unclear',
  })
  const shown = await on.waiting(on.author)
  await on.keeper.submissions.decide({ submissionId: shown.id, version: shown.version, decision: 'publish' })
  on.test.cloud.clock.set(NOW + 181 * 24 * 60 * MINUTE)
  await on.run('end-submissions')
  const left = (await on.author.submissions.mine({})).items
  expect(left.map(({ id }) => id)).toEqual([shown.id])
  expect(await on.stored('photos', { 'use.id': refused.id })).toEqual([])
})
