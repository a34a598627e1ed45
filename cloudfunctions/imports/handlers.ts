import { randomBytes } from 'node:crypto'
import { NuanlinError } from '../../domain/contract/errors'
import type { importsContract, ImportProgress } from '../../domain/imports/contract'
import { areaPath } from '../../domain/role/place'
import { DAY } from '../../domain/time/china-time'
import { unknownServices } from '../../domain/station/import/problem-groups'
import { importRoles } from '../../domain/imports/limits'
import type { Actor } from '../platform/audit'
import type { Handlers, StaffCall } from '../platform/call'
import { database } from '../platform/database'
import { district } from '../platform/district'
import { CHUNK, writeChunk } from './list/apply-list'
import { counted, preview } from './preview'
import { fingerprintOf } from './list/fingerprint'
import { forgetUpload, readUpload } from './read-upload'
import {
  addUpload,
  findUpload,
  latestUpload,
  partsOf,
  putPart,
  uploadInside,
  writeUpload,
  type UploadDocument,
} from './store'

export const handlers: Handlers<(typeof importsContract)['procedures']> = {
  preview,

  begin: {
    async effect({ name, bytes, parts, datum }, call, transaction) {
      const at = new Date(call.now)
      const id = randomBytes(16).toString('hex')
      await addUpload(transaction, {
        _id: id,
        person: call.caller.subject,
        name,
        bytes,
        parts,
        datum,
        fileVersion: 0,
        confirmed: null,
        done: 0,
        counts: counted([]),
        finishedAt: null,
        expiresAt: new Date(call.now + DAY),
        createdAt: at,
        updatedAt: at,
        version: 1,
      })
      return {
        reference: id,
        path: await pathOfDistrict(call.now),
        act: { target: { kind: 'import', id }, before: null, after: { name, bytes, datum } },
      }
    },
    answer: (reference, _input, { caller }) => progressOf(reference, caller.subject),
  },

  addPart: {
    async effect({ importId, number, data }, { caller, now }, transaction) {
      const upload = await uploadInside(transaction, importId)
      if (upload?.person !== caller.subject || number > upload.parts) throw new NuanlinError('NOT_FOUND')
      // What was looked at is what will be written.
      if (upload.confirmed) throw new NuanlinError('IMPORT_OVER')
      await putPart(transaction, upload, number, data)
      // Whoever confirms at this moment meets us here: either they see this part, or it is refused.
      await writeUpload(transaction, {
        ...upload,
        fileVersion: upload.fileVersion + 1,
        updatedAt: new Date(now),
        version: upload.version + 1,
      })
      return null
    },
    answer: (_reference, { importId, number }) => Promise.resolve({ importId, number }),
  },

  write: {
    async effect({ importId, skipBadRows, overEdits, leaveOutServices }, call, transaction) {
      const upload = await uploadInside(transaction, importId)
      if (upload?.person !== call.caller.subject) throw new NuanlinError('NOT_FOUND')
      if (upload.finishedAt) throw new NuanlinError('IMPORT_OVER')
      // What was confirmed counts, whatever a later call says.
      const choices = {
        leaveOutServices: upload.confirmed?.leaveOutServices ?? (!upload.confirmed && leaveOutServices),
      }
      const { list, chains } = await readUpload(upload, call.now, call.locale, choices)
      const at = new Date(call.now)
      const rows = list.stations.length
      const fingerprint = fingerprintOf(list)
      const confirmed = upload.confirmed ?? {
        at,
        rows,
        fingerprint,
        skipBadRows,
        overEdits,
        ...choices,
        skipped: list.badRows.size,
        servicesLeftOut: unknownServices(list.notes),
      }
      // The district changed since: rows would be counted from another place, and some be lost.
      if (confirmed.fingerprint !== fingerprint) throw new NuanlinError('LIST_CHANGED')
      if (list.badRows.size > 0 && !confirmed.skipBadRows) throw new NuanlinError('BAD_ROWS')
      if (rows === 0) throw new NuanlinError('NOTHING_TO_WRITE')
      // Outside the transaction, as many documents as no transaction holds: written again they are the same.
      const chunk = list.stations.slice(upload.done, upload.done + CHUNK)
      const made = await writeChunk(await database(), chunk, chains, {
        startedAt: confirmed.at.getTime(),
        now: at,
        overEdits: confirmed.overEdits,
        importer: { actor: actorOf(call), importId, requestId: call.requestId },
      })
      if (made.closed.size > 0) {
        forgetUpload()
        throw new NuanlinError('LIST_CHANGED')
      }
      const counts = counted(made.changes.values())
      const done = upload.done + chunk.length
      await writeUpload(transaction, {
        ...upload,
        confirmed,
        done,
        counts: {
          added: upload.counts.added + counts.added,
          changed: upload.counts.changed + counts.changed,
          unchanged: upload.counts.unchanged + counts.unchanged,
          edited: upload.counts.edited + counts.edited,
        },
        finishedAt: done >= rows ? at : null,
        updatedAt: at,
        version: upload.version + 1,
      })
      const { skipped = 0, servicesLeftOut = [] } = confirmed
      const leftOut = servicesLeftOut.map(({ word, rows }) => `${word} ${rows}`)
      const written = [...made.changes].filter(([, change]) => change === 'added' || change === 'changed')
      return {
        reference: importId,
        path: await pathOfDistrict(call.now),
        act: {
          target: { kind: 'import', id: importId },
          before: { done: upload.done },
          after: {
            name: upload.name,
            done,
            rows,
            ...counts,
            ...(skipped > 0 ? { skipped } : {}),
            ...(leftOut.length > 0 ? { servicesLeftOut: leftOut } : {}),
            stations: written.map(([code]) => code),
          },
        },
      }
    },
    answer: (reference, _input, { caller }) => progressOf(reference, caller.subject),
  },

  async latest(_input, { caller, now }) {
    const upload = await latestUpload(caller.subject)
    return upload && upload.expiresAt.getTime() > now ? toProgress(upload) : null
  },
}

function actorOf({ caller, held }: StaffCall): Actor {
  const role = held.find(({ role }) => importRoles.some(one => one === role))?.role ?? null
  return { subject: caller.subject, role, onBehalfOf: null }
}

/** The log that all administrators read. */
async function pathOfDistrict(now: number) {
  return areaPath([(await district(now)).code])
}

async function progressOf(id: string | null, person: string): Promise<ImportProgress> {
  const upload = id === null ? null : await findUpload(id)
  if (upload?.person !== person) throw new NuanlinError('NOT_FOUND')
  return toProgress(upload)
}

async function toProgress(upload: UploadDocument): Promise<ImportProgress> {
  return {
    importId: upload._id,
    name: upload.name,
    datum: upload.datum,
    received: await partsOf(upload._id),
    parts: upload.parts,
    done: upload.done,
    rows: upload.confirmed?.rows ?? null,
    counts: upload.counts,
    skipped: upload.confirmed?.skipped ?? 0,
    servicesLeftOut: [...(upload.confirmed?.servicesLeftOut ?? [])],
    finished: upload.finishedAt !== null,
    startedAt: upload.createdAt.toISOString(),
  }
}
