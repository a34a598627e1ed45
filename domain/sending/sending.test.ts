import fc from 'fast-check'
import { subscribeMessage } from '../../local/cloud/open-api/subscribe-message'
import { locales } from '../contract/locale'
import { loadDistrict } from '../../config/district/load-district'
import { noticeExamples } from '../../test/helpers/notice-examples'
import { bookingNoticeKinds } from '../inbox/booking-notices'
import { noticeKinds } from '../inbox/notices'
import { DAY, HOUR, MINUTE } from '../time/china-time'
import { outcomeOf, outcomeOfFailure } from './answers'
import { afterAnswer, askAt, maySend, MOST_CONSENTS, nothingAgreed } from './consents'
import { afterQuiet, isQuiet } from './quiet-hours'
import { MOST_ATTEMPTS, nextAttempt, sendingStates, sendingTable, stateAfter } from './states'
import { filled, fits, templateSlots } from './template-fields'

const at = Date.parse('2026-11-20T23:30:00+08:00')

describe('a message on its way', () => {
  it('knows one way for each event, and none out of what is over', () => {
    const ways = sendingTable.map(({ from, event }) => `${from} ${event}`)
    expect(new Set(ways).size).toBe(ways.length)
    const over = sendingStates.filter(state => !sendingTable.some(({ from }) => from === state))
    expect(over).toEqual(['sent', 'refused', 'unneeded', 'unknown'])
    expect(stateAfter('unknown', 'again')).toBeNull()
    expect(stateAfter('dead', 'again')).toBe('waiting')
  })

  it('waits longer each time, and is given up', () => {
    const times = Array.from({ length: MOST_ATTEMPTS }, (_, i) => nextAttempt(i + 1, at))
    const waits = times.map(time => time && time - at)
    expect(waits).toEqual([MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 6 * HOUR, null])
    expect(nextAttempt(1, at, true)).toBe(Date.parse('2026-11-21T00:00:00+08:00'))
  })

  it.each([
    [0, 'taken'],
    [43101, 'no_consent'],
    [40003, 'give_up'],
    [47003, 'give_up'],
    [-1, 'put_off'],
    [45009, 'put_off'],
    [99999, 'give_up'],
  ])('to the answer %d: %s', (code, event) => {
    expect(outcomeOf(code).event).toBe(event)
  })

  it.each([
    ['ECONNREFUSED', 'put_off'],
    ['ESOCKETTIMEDOUT', 'lost'],
    ['ECONNRESET', 'lost'],
    [undefined, 'lost'],
  ])('without an answer, after %s: %s', (code, event) => {
    expect(outcomeOfFailure(code).event).toBe(event)
  })
})

describe('quiet hours', () => {
  const night = { from: '22:00', until: '08:00' }

  it.each([
    ['21:59', false],
    ['22:00', true],
    ['00:00', true],
    ['07:59', true],
    ['08:00', false],
  ])('at %s: %s', (time, quiet) => {
    expect(isQuiet(night, Date.parse(`2026-11-20T${time}:00+08:00`))).toBe(quiet)
  })

  it('end in the morning, on whichever side of midnight one asks', () => {
    const morning = Date.parse('2026-11-21T08:00:00+08:00')
    expect(afterQuiet(night, at)).toBe(morning)
    expect(afterQuiet(night, morning - 3 * HOUR)).toBe(morning)
    expect(afterQuiet(night, morning)).toBe(morning)
  })

  it('are left at the first moment that is not quiet', () => {
    const clock = fc.integer({ min: 0, max: 1439 }).map(minute => {
      const two = (n: number) => String(n).padStart(2, '0')
      return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`
    })
    fc.assert(
      fc.property(clock, clock, fc.integer({ min: at, max: at + 2 * DAY }), (from, until, moment) => {
        const quiet = { from, until }
        const end = afterQuiet(quiet, moment)
        expect(isQuiet(quiet, end)).toBe(false)
        expect(end - moment).toBeLessThan(DAY)
        if (end > moment) expect(isQuiet(quiet, end - 1)).toBe(true)
      }),
    )
  })
})

describe('the words of a template', () => {
  const fields = {
    thing1: 'what',
    thing2: 'place',
    phrase3: 'state',
    thing4: 'remark',
    time5: 'at',
    date6: 'at',
  } as const

  it.each(noticeKinds)('%s: WeChat takes each, in every language', kind => {
    for (const locale of locales) {
      const data = filled(fields, noticeExamples[kind], at, locale)
      expect([kind, locale, subscribeMessage({ touser: 'o', template_id: 't', data })]).toEqual([
        kind,
        locale,
        undefined,
      ])
    }
  })

  it('are cut where they are too long, and are one line', () => {
    const stationName = { zh: '布吉街道佳兆业广场很长很长的暖蜂驿站名称又长了一点' }
    const notice = {
      kind: 'locked_answered',
      stationId: 'A1',
      stationName,
      code: 'unplanned',
      note: '\n',
    } as const
    const { thing2 } = filled({ thing2: 'place' }, notice, at, 'zh-CN')
    expect(Array.from(thing2?.value ?? '')).toHaveLength(20)
    expect(thing2?.value).toMatch(/…$/)
  })

  it('say when a booking is, not when they were told, and until when a place is kept', () => {
    const placeName = { zh: '龙城街道食品快检室与社区党群服务中心', en: 'Longcheng food testing room' }
    const startsAt = '2026-11-23T01:30:00.000Z'
    const booking = { bookingId: '0'.repeat(32), placeName, startsAt }
    const said = (notice: Parameters<typeof filled>[1], locale: (typeof locales)[number]) =>
      Object.values(filled({ thing4: 'remark', time5: 'at' }, notice, at, locale)).map(({ value }) => value)
    const offered = { kind: 'booking_offered', until: '2026-11-22T14:00:00.000Z', ...booking } as const
    expect(said(offered, 'zh-CN')).toEqual(['留到 22:00，点开确认', '2026年11月23日 09:30'])
    for (const locale of locales)
      for (const kind of bookingNoticeKinds) {
        const [remark = '', when] = said({ ...noticeExamples[kind], ...booking }, locale)
        expect([kind, locale, remark.includes('…'), when]).toEqual([
          kind,
          locale,
          false,
          '2026年11月23日 09:30',
        ])
      }
  })

  it('carry every notice in the demonstration’s district, but for those that come while one stands there', () => {
    const templates = loadDistrict().district.messages?.templates ?? []
    const carried = templates.flatMap(({ kinds }) => kinds)
    const inboxOnly = noticeKinds.filter(kind => !carried.includes(kind))
    expect(inboxOnly).toEqual(['sample_received'])
    // No notice has two ways.
    expect(new Set(carried).size).toBe(carried.length)
  })

  it('never say what staff wrote, or why a role was taken away', () => {
    const secret = '张三举报'
    const place = { zh: '木棉驿站' }
    const said = [
      { kind: 'locked_answered', stationId: 'A1', stationName: place, code: 'other', note: secret },
      { kind: 'role_ended', role: 'station_staff', placeName: place, reason: secret },
      { kind: 'role_suspended', role: 'station_staff', placeName: place, reason: secret },
    ] as const
    for (const notice of said)
      expect(JSON.stringify(filled(fields, notice, at, 'zh-CN'))).not.toContain(secret)
  })

  it('fit only fields that take them', () => {
    const taken = (field: string) => templateSlots.filter(slot => fits(field, slot))
    expect(taken('time2')).toEqual(['at'])
    expect(taken('phrase1')).toEqual(['state'])
    expect(taken('thing10')).toEqual(['what', 'place', 'state', 'remark'])
    expect(taken('number1')).toEqual([])
    expect(taken('thing')).toEqual([])
  })
})

describe('what somebody agreed to', () => {
  const once = { lasting: false }

  it('is one message for each yes, and no more than anybody needs', () => {
    const twice = afterAnswer(once, afterAnswer(once, nothingAgreed, true), true)
    expect(twice.left).toBe(2)
    expect(afterAnswer(once, twice, false)).toEqual(twice)
    expect(afterAnswer(once, { left: MOST_CONSENTS, lasting: false }, true).left).toBe(MOST_CONSENTS)
    expect([maySend(once, nothingAgreed), maySend(once, twice)]).toEqual([false, true])
  })

  it('for good is not counted, and can be taken back', () => {
    const forGood = { lasting: true }
    const yes = afterAnswer(forGood, nothingAgreed, true)
    expect([maySend(forGood, yes), yes.left]).toEqual([true, 0])
    expect(maySend(forGood, afterAnswer(forGood, yes, false))).toBe(false)
  })

  it('is asked where it is useful, three at once, and lasting ones apart', () => {
    const template = (id: string, kind: (typeof noticeKinds)[number], lasting = false) => ({
      id,
      kinds: [kind],
      lasting,
    })
    const answers = template('a', 'locked_answered')
    const roles = template('r', 'role_ended')
    const account = template('s', 'browser_entered')
    const family = template('f', 'delegation_ended')
    const forGood = template('l', 'role_resumed', true)
    const asked = (
      tap: 'inbox' | 'locked' | 'copy',
      left: readonly number[],
      of = [answers, roles, account, family, forGood],
      answered = true,
    ) =>
      askAt(
        tap,
        of.map((one, i) => ({
          template: one,
          consent: { left: left[i] ?? 0, lasting: (left[i] ?? 0) > 0 },
          answered,
        })),
      ).map(({ id }) => id)
    expect(asked('locked', [0, 0, 0, 0])).toEqual(['a'])
    const copies = template('c', 'export_ready')
    expect([asked('copy', [0], [copies, answers]), asked('copy', [0], [answers])]).toEqual([['c'], []])
    expect(asked('inbox', [2, 0, 1, 0])).toEqual(['r', 'f', 's'])
    expect(asked('inbox', [0], [forGood])).toEqual(['l'])
    expect(asked('inbox', [1, 0], [answers, forGood])).toEqual(['l'])
    expect(asked('inbox', [1, 1], [answers, forGood])).toEqual(['a'])
    expect(asked('inbox', [0, 0], [answers, forGood])).toEqual(['a'])
    expect(asked('inbox', [1], [forGood])).toEqual([])
    // Who was never asked is asked for good first, and only then each time.
    expect(asked('inbox', [0, 0], [answers, forGood], false)).toEqual(['l'])
    expect(asked('inbox', [0, 1], [answers, forGood], false)).toEqual(['a'])
    expect(asked('locked', [0, 0], [answers, forGood], false)).toEqual(['a'])
  })

  it('is asked of everything in turn, whatever is refused or cannot be asked', () => {
    const templates = noticeKinds.slice(0, 9).map(kind => ({ id: kind, kinds: [kind], lasting: false }))
    const numbers = fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 9, maxLength: 9 })
    fc.assert(
      fc.property(numbers, left => {
        const answered = new Set<string>()
        for (let tap = 0; tap < 9; tap++) {
          const asked = askAt(
            'inbox',
            templates.map((template, i) => ({
              template,
              consent: { left: left[i] ?? 0, lasting: false },
              answered: answered.has(template.id),
            })),
          )
          // Each is refused.
          for (const { id } of asked) answered.add(id)
        }
        const least = Math.min(...left)
        const inNeed = templates.filter((_, i) => left[i] === least)
        expect(inNeed.filter(({ id }) => !answered.has(id))).toEqual([])
      }),
    )
  })
})
