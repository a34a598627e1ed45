import { randomUUID } from 'node:crypto'
import { DAY, HOUR, MINUTE } from '../../domain/time/china-time'
import { codeOf } from '../helpers/code-of'
import { aStation } from '../helpers/factories'
import { figureOf } from '../helpers/security-figures'
import { startTestCloud, type TestCloud } from '../helpers/test-cloud'

/** What docs/security.md tells of: each list is one line there, with its length. */
let test: TestCloud
beforeAll(async () => {
  test = await startTestCloud(['A1', 'A2', 'A3', 'A4'].map(code => aStation({ code })))
})
afterAll(() => test.stop())

describe('what was good once', () => {
  /** What happens that much later; then time goes back. */
  const after = async <T>(time: number, run: () => Promise<T>): Promise<T> => {
    const now = test.cloud.clock.now()
    test.cloud.clock.set(now + time)
    try {
      return await run()
    } finally {
      test.cloud.clock.set(now)
    }
  }
  const tokensOf = async (name: string) => (await test.enter(`wx:o-${name}`)).tokens
  const me = (accessToken: string) => codeOf(test.withToken(accessToken), 'account', 'me', {})
  const refresh = (refreshToken: string) => codeOf(test.asVisitor(), 'account', 'refresh', { refreshToken })
  const login = () => test.asVisitor().account.startLogin({ browser: 'Chrome · Windows' })
  const offer = async (name: string) => (await test.asResident(name).account.offerDelegation({})).code

  const replays: readonly (readonly [string, () => Promise<string>, string])[] = [
    [
      'an access token after a quarter of an hour',
      async () => {
        const { accessToken } = await tokensOf('r1')
        return after(16 * MINUTE, () => me(accessToken))
      },
      'UNAUTHENTICATED',
    ],
    [
      'a refresh token after 30 days',
      async () => {
        const { refreshToken } = await tokensOf('r2')
        return after(31 * DAY, () => refresh(refreshToken))
      },
      'UNAUTHENTICATED',
    ],
    [
      'an access token after its owner signed out',
      async () => {
        const { accessToken } = await tokensOf('r3')
        await test.withToken(accessToken).account.signOut({})
        return me(accessToken)
      },
      'UNAUTHENTICATED',
    ],
    [
      'a refresh token after its owner signed out',
      async () => {
        const { accessToken, refreshToken } = await tokensOf('r4')
        await test.withToken(accessToken).account.signOut({})
        return refresh(refreshToken)
      },
      'UNAUTHENTICATED',
    ],
    [
      'an access token of a browser that was ended from the phone',
      async () => {
        const { session, tokens } = await test.enter('wx:o-r5')
        await test.asResident('r5').account.endSession({ sessionId: session._id })
        return me(tokens.accessToken)
      },
      'UNAUTHENTICATED',
    ],
    [
      'an access token after all other browsers were ended',
      async () => {
        const { accessToken } = await tokensOf('r6')
        await test.asResident('r6').account.endOtherSessions({})
        return me(accessToken)
      },
      'UNAUTHENTICATED',
    ],
    [
      'a refresh token that was taken two generations ago',
      async () => {
        const { refreshToken } = await tokensOf('r7')
        const next = await test.asVisitor().account.refresh({ refreshToken })
        await test.asVisitor().account.refresh({ refreshToken: next.refreshToken })
        return refresh(refreshToken)
      },
      'UNAUTHENTICATED',
    ],
    [
      'a refresh token that was taken before, a minute later',
      async () => {
        const { refreshToken } = await tokensOf('r8')
        await test.asVisitor().account.refresh({ refreshToken })
        return after(2 * MINUTE, () => refresh(refreshToken))
      },
      'UNAUTHENTICATED',
    ],
    [
      'the tokens of a session whose refresh token somebody copied',
      async () => {
        const { refreshToken } = await tokensOf('r9')
        const second = await test.asVisitor().account.refresh({ refreshToken })
        const third = await test.asVisitor().account.refresh({ refreshToken: second.refreshToken })
        await refresh(refreshToken)
        return me(third.accessToken)
      },
      'UNAUTHENTICATED',
    ],
    [
      'a refresh request with its key, when the next generation was taken',
      async () => {
        const { refreshToken } = await tokensOf('r30')
        const key = randomUUID()
        const next = await test.asVisitor().account.refresh({ refreshToken }, { key })
        await test.asVisitor().account.refresh({ refreshToken: next.refreshToken })
        return codeOf(test.asVisitor(), 'account', 'refresh', { refreshToken }, { key })
      },
      'UNAUTHENTICATED',
    ],
    [
      'a refresh request with its key, a minute later',
      async () => {
        const { refreshToken } = await tokensOf('r31')
        const key = randomUUID()
        await test.asVisitor().account.refresh({ refreshToken }, { key })
        return after(MINUTE, () => codeOf(test.asVisitor(), 'account', 'refresh', { refreshToken }, { key }))
      },
      'UNAUTHENTICATED',
    ],
    [
      'the tokens of a session of which somebody repeats a refresh request',
      async () => {
        const { refreshToken } = await tokensOf('r32')
        const key = randomUUID()
        const next = await test.asVisitor().account.refresh({ refreshToken }, { key })
        return after(2 * MINUTE, async () => {
          await codeOf(test.asVisitor(), 'account', 'refresh', { refreshToken }, { key })
          return me(next.accessToken)
        })
      },
      'UNAUTHENTICATED',
    ],
    [
      'the end of a login with its key, a minute later',
      async () => {
        const { id, secret, code } = await login()
        await test.asResident('r33').account.approveLogin({ code })
        const key = randomUUID()
        await test.asVisitor().account.finishLogin({ id, secret }, { key })
        return after(MINUTE, () =>
          codeOf(test.asVisitor(), 'account', 'finishLogin', { id, secret }, { key }),
        )
      },
      'LOGIN_OVER',
    ],
    [
      'the end of a login with its key, when the browser has refreshed',
      async () => {
        const { id, secret, code } = await login()
        await test.asResident('r34').account.approveLogin({ code })
        const key = randomUUID()
        const { refreshToken } = await test.asVisitor().account.finishLogin({ id, secret }, { key })
        await test.asVisitor().account.refresh({ refreshToken })
        return codeOf(test.asVisitor(), 'account', 'finishLogin', { id, secret }, { key })
      },
      'LOGIN_OVER',
    ],
    [
      'a login that was finished',
      async () => {
        const { id, secret, code } = await login()
        await test.asResident('r10').account.approveLogin({ code })
        await test.asVisitor().account.finishLogin({ id, secret })
        return codeOf(test.asVisitor(), 'account', 'finishLogin', { id, secret })
      },
      'LOGIN_OVER',
    ],
    [
      'a login code that was used',
      async () => {
        const { code } = await login()
        await test.asResident('r11').account.approveLogin({ code })
        return codeOf(test.asResident('r12'), 'account', 'approveLogin', { code })
      },
      'LOGIN_OVER',
    ],
    [
      'a login code that was refused',
      async () => {
        const { code } = await login()
        await test.asResident('r13').account.refuseLogin({ code })
        return codeOf(test.asResident('r13'), 'account', 'approveLogin', { code })
      },
      'LOGIN_OVER',
    ],
    [
      'a login code after three minutes',
      async () => {
        const { code } = await login()
        return after(3 * MINUTE, () => codeOf(test.asResident('r14'), 'account', 'approveLogin', { code }))
      },
      'LOGIN_OVER',
    ],
    [
      'an approved login after three minutes',
      async () => {
        const { id, secret, code } = await login()
        await test.asResident('r15').account.approveLogin({ code })
        return after(3 * MINUTE, () => codeOf(test.asVisitor(), 'account', 'finishLogin', { id, secret }))
      },
      'LOGIN_OVER',
    ],
    [
      'a family’s code that was used',
      async () => {
        const code = await offer('r16')
        await test.asResident('r17').account.acceptDelegation({ code, label: '妈妈' })
        return codeOf(test.asResident('r18'), 'account', 'acceptDelegation', { code, label: '妈妈' })
      },
      'OFFER_OVER',
    ],
    [
      'a family’s code after ten minutes',
      async () => {
        const code = await offer('r19')
        return after(10 * MINUTE, () =>
          codeOf(test.asResident('r20'), 'account', 'acceptDelegation', { code, label: '妈妈' }),
        )
      },
      'OFFER_OVER',
    ],
    [
      'a delegation that was ended',
      async () => {
        const helper = test.asResident('r21')
        const { id } = await helper.account.acceptDelegation({ code: await offer('r22'), label: '妈妈' })
        await test.asResident('r22').account.endDelegation({ delegationId: id })
        return codeOf(helper, 'account', 'update', { careMode: true }, { actingFor: id })
      },
      'FORBIDDEN',
    ],
    [
      'a delegation after a year',
      async () => {
        const helper = test.asResident('r23')
        const { id } = await helper.account.acceptDelegation({ code: await offer('r24'), label: '妈妈' })
        return after(366 * DAY, () =>
          codeOf(helper, 'account', 'update', { careMode: true }, { actingFor: id }),
        )
      },
      'FORBIDDEN',
    ],
    [
      'the counter after two hours',
      async () => {
        const staff = await test.asStaff('r25', 'station_staff', 'station:A1')
        const { id } = await staff.account.serveAtCounter({
          stationId: 'A1',
          channel: 'counter',
          label: '王',
        })
        return after(3 * HOUR, () =>
          codeOf(staff, 'account', 'update', { careMode: true }, { actingFor: id }),
        )
      },
      'FORBIDDEN',
    ],
    [
      'an invitation that was accepted',
      async () => {
        const admin = await test.asStaff('r26', 'administrator', 'area:990001')
        const place = { kind: 'station', id: 'A1' } as const
        const { code } = await admin.staff.invite({ role: 'station_staff', place })
        await test.asResident('r27').staff.accept({ code })
        return codeOf(test.asResident('r28'), 'staff', 'accept', { code })
      },
      'INVITATION_OVER',
    ],
    [
      'an idempotency key with another body',
      async () => {
        const options = { key: 'the-same-key-of-mine' }
        await test.asResident('r29').account.update({ nickname: '甲' }, options)
        return codeOf(test.asResident('r29'), 'account', 'update', { nickname: '乙' }, options)
      },
      'CONFLICT',
    ],
  ]
  it.each(replays)('%s', async (_what, replay, code) => {
    expect(await replay()).toBe(code)
  })
  it('as docs/security.md counts', () => {
    expect(figureOf('Expired, replayed and revoked')).toBe(replays.length)
  })
})
