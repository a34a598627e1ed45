import { randomBytes } from 'node:crypto'
import { EXPORT_PATIENCE } from '../../domain/privacy/export'
import type { ExportNow, privacyContract } from '../../domain/privacy/contract'
import type { Identity } from '../../domain/contract/allow'
import type { Instant } from '../../domain/time/china-time'
import { callerOf, type Handlers } from '../platform/call'
import { database } from '../platform/database'
import { addressesOf } from '../platform/storage'
import { tell } from '../platform/notify'
import { findPerson, writePerson } from '../platform/people'
import { exportSources } from './export-sources'
import { stepOn } from './make-export'
import * as store from './store-export'
import type { ExportDocument } from './store-export'

type Procedures = Omit<(typeof privacyContract)['procedures'], 'deletionPreview' | 'deleteAccount'>

/** Steps of one call while somebody waits: few, so that they see how far it is. */
const STEPS = 4
/** How long an address of the file is good, in seconds. */
const ADDRESS_LIFETIME = 600

export const handlers: Handlers<Procedures> = {
  async exportState(_input, call) {
    return { export: await shown(await mine(callerOf(call)), call.now) }
  },

  startExport: {
    async effect(_input, { caller, now, locale }, transaction) {
      const at = new Date(now)
      const { _id } = await writePerson(transaction, caller, at, () => ({}))
      const before = await store.exportInside(transaction, _id)
      // What is being put together is what they ask for.
      if (before?.state === 'working') return null
      await store.writeExport(transaction, {
        _id,
        person: caller.subject,
        locale,
        state: 'working',
        source: 0,
        after: '',
        parts: 0,
        filePath: `exports/${randomBytes(24).toString('hex')}.json`,
        fileId: null,
        bytes: null,
        replaced: before?.fileId ?? before?.replaced ?? null,
        expiresAt: new Date(now + EXPORT_PATIENCE),
        createdAt: at,
        updatedAt: at,
        version: (before?.version ?? 0) + 1,
      })
      await tell(transaction, caller.subject, { kind: 'export_asked' }, at)
      return null
    },
    answer: async (_reference, _input, call) => ({
      export: await shown(await mine(call.caller), call.now),
    }),
  },

  carryOnExport: {
    effect: () => Promise.resolve(null),
    async answer(_reference, _input, { caller, now }) {
      const db = await database()
      let one = await mine(caller)
      for (let i = 0; one?.state === 'working' && i < STEPS; i++)
        one = (await stepOn(db, one, new Date(now))) ?? (await mine(caller))
      return { export: await shown(one, now) }
    },
  },
}

async function mine(identity: Identity): Promise<ExportDocument | null> {
  const person = await findPerson(identity)
  return person && store.exportInside(await database(), person._id)
}

async function shown(one: ExportDocument | null, now: Instant): Promise<ExportNow | null> {
  if (!one || one.expiresAt.getTime() <= now) return null
  const url =
    one.state === 'ready' && one.fileId !== null
      ? ((await addressesOf([one.fileId], ADDRESS_LIFETIME)).get(one.fileId) ?? null)
      : null
  return {
    state: one.state,
    done: Math.min(one.source, exportSources.length),
    of: exportSources.length,
    askedAt: one.createdAt.toISOString(),
    expiresAt: one.expiresAt.toISOString(),
    bytes: one.bytes,
    url,
  }
}
