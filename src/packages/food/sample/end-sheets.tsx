import { Input, Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { DeskSample } from '../../../../domain/sample/views'
import { MOST_SAMPLE_WORDS } from '../../../../domain/sample/limits'
import {
  invalidationReasons,
  rejectionReasons,
  type InvalidationReason,
  type RejectionReason,
} from '../../../../domain/sample/reasons'
import { actOnce } from '../../../api/act-once'
import { isRecord } from '../../../api/checks'
import { client } from '../../../api/client'
import { useDraft } from '../../../api/draft'
import { go } from '../../../api/go'
import { Button } from '../../../components/button'
import { Chip } from '../../../components/chip'
import { notice } from '../../../components/notice/notice'
import { role } from '../../../components/role'
import { Sheet } from '../../../components/sheet'
import { foodPaths } from '../paths'
import { Problem } from '../../../components/problem'
import { useSampleAct } from '../queries'
import { currentSampleDeskWords, useSampleDeskWords } from '../words'

/** The ways in which a sample ends without a result, or its result does not count: each with a reason. */
export function EndSheets({ sample }: { sample: DeskSample }) {
  const words = useSampleDeskWords()
  const [open, setOpen] = useState<'reject' | 'invalidate' | null>(null)
  const { id: sampleId, version, may } = sample
  const rejects = may.includes('reject') || may.includes('give_up')
  const invalidates = may.includes('invalidate')
  const close = () => {
    setOpen(null)
  }
  if (!rejects && !invalidates) return null
  return (
    <View className="page-part">
      {rejects && (
        <Button
          look="plain"
          onPress={() => {
            setOpen('reject')
          }}
        >
          {words.reject}
        </Button>
      )}
      {invalidates && (
        <Button
          look="plain"
          onPress={() => {
            setOpen('invalidate')
          }}
        >
          {words.invalidate}
        </Button>
      )}
      {open === 'reject' && (
        <ReasonSheet<RejectionReason>
          name={`reject:${sampleId}`}
          title={words.rejectTitle}
          text={words.rejectText}
          confirm={words.reject}
          reasons={rejectionReasons}
          act={(reason, note) =>
            actOnce(`reject:${sampleId}`, { sampleId, version, reason, words: note }, client.samples.reject)
          }
          onDone={() => {
            notice(currentSampleDeskWords().rejected)
          }}
          onClose={close}
        />
      )}
      {open === 'invalidate' && (
        <ReasonSheet<InvalidationReason>
          name={`invalidate:${sampleId}`}
          title={words.invalidateTitle}
          text={words.invalidateText}
          confirm={words.invalidate}
          reasons={invalidationReasons}
          act={(reason, note) =>
            actOnce(
              `invalidate:${sampleId}`,
              { sampleId, version, reason, words: note },
              client.samples.invalidate,
            )
          }
          onDone={fresh => {
            notice(currentSampleDeskWords().invalidated)
            go.replace(foodPaths.sample(fresh.id))
          }}
          onClose={close}
        />
      )}
    </View>
  )
}

interface ReasonSheetProps<Reason> {
  /** Of the draft. */
  readonly name: string
  readonly title: string
  readonly text: string
  readonly confirm: string
  readonly reasons: readonly Reason[]
  readonly act: (reason: Reason, note: string) => Promise<DeskSample>
  readonly onDone: (sample: DeskSample) => void
  readonly onClose: () => void
}

function ReasonSheet<Reason extends RejectionReason | InvalidationReason>({
  name,
  title,
  text,
  confirm,
  reasons,
  act,
  onDone,
  onClose,
}: ReasonSheetProps<Reason>) {
  const words = useSampleDeskWords()
  const isSaid = (value: unknown): value is { readonly reason: Reason | null; readonly note: string } =>
    isRecord(value) &&
    typeof value.note === 'string' &&
    (value.reason === null || reasons.some(one => one === value.reason))
  const draft = useDraft(name, isSaid, { reason: null, note: '' })
  const { reason, note } = draft.value
  const end = useSampleAct((chosen: Reason) => act(chosen, note.trim()))
  const complete = reason !== null && (reason !== 'other' || note.trim() !== '')
  const ask = reason === 'other' ? words.noteNeeded : words.note
  return (
    <Sheet title={title} onClose={onClose}>
      <Problem error={end.error} />
      <Text>{text}</Text>
      <View className="choices choices--wrapped page-part" {...role('group')} aria-label={words.reason}>
        {reasons.map(one => (
          <Chip
            key={one}
            selected={reason === one}
            onPress={() => {
              draft.set({ reason: one, note })
            }}
          >
            {words.reasons[one]}
          </Chip>
        ))}
      </View>
      <Input
        className="page-input"
        value={note}
        maxlength={MOST_SAMPLE_WORDS}
        placeholder={ask}
        placeholderClass="page-input__placeholder"
        aria-label={ask}
        onInput={event => {
          draft.set({ reason, note: event.detail.value })
        }}
      />
      <View className="page-actions page-part">
        <Button
          look="primary"
          disabled={!complete || end.isPending}
          onPress={() => {
            if (reason === null) return
            end.mutate(reason, {
              onSuccess: sample => {
                onDone(sample)
                onClose()
              },
            })
          }}
        >
          {confirm}
        </Button>
      </View>
    </Sheet>
  )
}
