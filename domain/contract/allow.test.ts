import { anyone, permits, resident } from './allow'

describe('permission', () => {
  it('refuses somebody without identity what is for residents', () =>
    expect(permits(resident, null)).toBe('UNAUTHENTICATED'))
  it('lets a resident do what is for residents', () =>
    expect(permits(resident, { subject: 'wx:o1' })).toBeNull())
  it('lets anyone do what is for anyone', () => {
    expect(permits(anyone, null)).toBeNull()
    expect(permits(anyone, { subject: 'wx:o1' })).toBeNull()
  })
})
