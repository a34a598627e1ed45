import assert from 'node:assert/strict'
import type { Found } from './sdk-surface'

/** The ids found, sorted, for queries that name no order. */
export const ids = ({ data }: Pick<Found, 'data'>): string[] => data.map(row => String(row['_id'])).sort()

/** Waits for a refusal with one of these codes, and a message. */
export async function refused(work: Promise<unknown>, ...codes: string[]): Promise<void> {
  await assert.rejects(work, (error: unknown) => {
    assert.ok(error instanceof Error, 'the SDK throws an Error')
    assert.ok('code' in error, `the error has no code: ${error.message}`)
    assert.ok(
      codes.includes(String(error.code)),
      `${String(error.code)} is not ${codes.join(' or ')}: ${error.message}`,
    )
    assert.ok(error.message.length > 0, 'the error has a message')
    return true
  })
}
