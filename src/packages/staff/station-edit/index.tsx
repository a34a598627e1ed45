import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { NuanlinError } from '../../../../domain/contract/errors'
import type { Office, StationForEdit } from '../../../../domain/station/desk-contract'
import { actOnce } from '../../../api/act-once'
import { isRecord } from '../../../api/checks'
import { client } from '../../../api/client'
import { keptDraft, useDraft } from '../../../api/draft'
import { decoded } from '../../../api/decoded'
import { go } from '../../../api/go'
import { DraftNote } from '../../../components/draft-note'
import { Button } from '../../../components/button'
import { notice } from '../../../components/notice/notice'
import { Skeleton } from '../../../components/skeleton'
import { useStationAct, useStationForEdit } from '../desk/queries'
import { Problem } from '../../../components/problem'
import { staffPaths } from '../paths'
import { StaffAnswer } from '../../../features/staff/staff-answer'
import { Page } from '../../../components/page'
import { currentStationEditWords, useStationEditWords } from '../words/station-edit'
import { changesOf, conflictsOf, type Draft, type Field } from './draft'
import { Meanwhile } from './meanwhile'
import { OfficeForm } from './office-form'
import './index.scss'

interface Typed {
  /** The record as it was when typing began; null before. */
  readonly begun: StationForEdit | null
  readonly draft: Draft
}
const nothingTyped: Typed = { begun: null, draft: {} }
const isTyped = (value: unknown): value is Typed =>
  isRecord(value) && (value.begun === null || isRecord(value.begun)) && isRecord(value.draft)

/** As if typing had begun when one field already was what it is now. */
const withOffice = (base: StationForEdit | undefined, field: Field, office: Office): StationForEdit | null =>
  base ? { ...base, office: { ...base.office, [field]: office[field] } } : null

/** What the office says of a station, changed by its staff. What was typed is kept until it is saved. */
export default function StationEdit() {
  const words = useStationEditWords()
  const id = decoded(useRouter().params.id ?? '')
  const station = useStationForEdit(id)
  const name = `station-edit/1:${id}`
  const typed = useDraft(name, isTyped, nothingTyped)
  const { begun, draft } = typed.value
  // Fields hold what was typed wrong; a form that begins anew has none of it.
  const [fresh, setFresh] = useState(0)
  const [wrong, setWrong] = useState<Partial<Record<Field, string>>>({})
  const save = useStationAct(id, ({ version, changes }: { version: number; changes: Draft }) =>
    actOnce(name, { stationId: id, version, changes }, client.station.edit),
  )
  // The record as it was when typing began: what is read anew meanwhile takes nothing away.
  const base = begun ?? station.data
  const now = station.data
  const changes = now ? changesOf(draft, now.office) : {}
  const outdated = save.error instanceof NuanlinError && save.error.code === 'CHANGED_MEANWHILE'
  const told = save.error instanceof NuanlinError ? (save.error.details ?? []) : []
  const newest = Number(told.find(({ path }) => path === 'version')?.message ?? 0)
  const conflicts =
    outdated && base && now && now.version >= newest ? conflictsOf(draft, base.office, now.office) : []
  const count = Object.keys(changes).length
  const set = (change: Draft) => {
    typed.set({ begun: base ?? null, draft: { ...draft, ...change } })
  }
  const tell = () => {
    if (!base || !now) return
    // Having been told what changed, and chosen, one goes on from the newest.
    const version = outdated ? now.version : base.version
    save.mutate(
      { version, changes },
      {
        onSuccess: () => {
          notice(currentStationEditWords().saved)
          // What was typed meanwhile goes on from what is saved by now.
          const left = keptDraft(name)
          if (isTyped(left)) typed.set({ begun: null, draft: left.draft })
          else go.done(staffPaths.station(id))
        },
      },
    )
  }
  const waits = Object.values(wrong).some(Boolean) || conflicts.length > 0
  return (
    <Page
      title={words.title}
      foot={
        <Button look="primary" disabled={count === 0 || waits || save.isPending} onPress={tell}>
          {save.isPending ? words.saving : count === 0 ? words.nothing : words.saveCount(count)}
        </Button>
      }
    >
      <StaffAnswer query={station} place={id} waiting={<Skeleton card bars={[30, 90, 40, 100, 60, 80]} />}>
        {({ office, areaNames }) => {
          const shown: Office = { ...office, ...draft }
          return (
            <>
              {outdated ? (
                <Meanwhile
                  told={told.filter(({ path }) => path !== 'version')}
                  conflicts={conflicts}
                  now={office}
                  mine={shown}
                  onTheirs={field => {
                    const { [field]: _dropped, ...rest } = draft
                    typed.set({ begun: withOffice(base, field, office), draft: rest })
                  }}
                  onMine={field => {
                    typed.set({ begun: withOffice(base, field, office), draft })
                  }}
                />
              ) : (
                <Problem error={save.error} />
              )}
              {typed.restored && !outdated && (
                <DraftNote
                  onClear={() => {
                    typed.clear()
                    setFresh(fresh + 1)
                  }}
                />
              )}
              <OfficeForm
                key={fresh}
                office={shown}
                areaName={draft.area === undefined ? (areaNames.at(-1) ?? office.area) : undefined}
                refused={told}
                wrong={wrong}
                onWrong={(field, problem) => {
                  setWrong(before => ({ ...before, [field]: problem }))
                }}
                onChange={set}
              />
            </>
          )
        }}
      </StaffAnswer>
    </Page>
  )
}
