import { Input, Text, View } from '@tarojs/components'
import type { QueuedSubmission } from '../../../../domain/submissions/contract'
import { MOST_WORDS } from '../../../../domain/submissions/limits'
import { staffReasons, type StaffReason } from '../../../../domain/submissions/reasons'
import { actOnce } from '../../../api/act-once'
import { isRecord } from '../../../api/checks'
import { client } from '../../../api/client'
import { useDraft } from '../../../api/draft'
import { Button } from '../../../components/button'
import { Chip } from '../../../components/chip'
import { notice } from '../../../components/notice/notice'
import { role } from '../../../components/role'
import { Sheet } from '../../../components/sheet'
import { Problem } from '../../../components/problem'
import { currentModerationWords, useModerationWords } from '../words/moderation'
import { useModerationAct } from './queries'

interface Said {
  readonly reason: StaffReason | null
  readonly note: string
}
const EMPTY: Said = { reason: null, note: '' }
const isDraft = (value: unknown): value is Said =>
  isRecord(value) &&
  typeof value.note === 'string' &&
  (value.reason === null || staffReasons.some(one => one === value.reason))

interface RefuseSheetProps {
  readonly item: QueuedSubmission
  readonly act: 'refuse' | 'takeDown'
  readonly onClose: () => void
}

/** Why it is not shown, or not any more: usual reasons by one tap, and words for the author. */
export function RefuseSheet({ item, act, onClose }: RefuseSheetProps) {
  const words = useModerationWords()
  const name = `${act}:${item.id}`
  const draft = useDraft(name, isDraft, EMPTY)
  const { reason, note } = draft.value
  const refuse = useModerationAct((chosen: StaffReason) => {
    const said = {
      submissionId: item.id,
      version: item.version,
      reason: chosen,
      words: note.trim(),
    }
    return act === 'refuse'
      ? actOnce(name, { ...said, decision: 'refuse' as const }, client.submissions.decide)
      : actOnce(name, said, client.submissions.takeDown)
  })
  const complete = reason !== null && (reason !== 'other' || note.trim() !== '')
  const ask = reason === 'other' ? words.noteNeeded : words.note
  return (
    <Sheet title={act === 'refuse' ? words.refuseTitle : words.takeDownTitle} onClose={onClose}>
      <Problem error={refuse.error} />
      <Text className="review__text">{words.refuseText}</Text>
      <View className="choices choices--wrapped page-part" {...role('group')} aria-label={words.reason}>
        {staffReasons.map(one => (
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
        maxlength={MOST_WORDS}
        placeholder={`${ask} ${words.noteHint}`}
        placeholderClass="page-input__placeholder"
        aria-label={ask}
        onInput={event => {
          draft.set({ reason, note: event.detail.value })
        }}
      />
      <View className="page-actions">
        <Button
          look="primary"
          disabled={!complete || refuse.isPending}
          onPress={() => {
            if (reason === null) return
            refuse.mutate(reason, {
              onSuccess: () => {
                const done = currentModerationWords()
                notice(act === 'refuse' ? done.refused : done.takenDown)
                onClose()
              },
            })
          }}
        >
          {act === 'refuse' ? words.refuseConfirm : words.takeDownConfirm}
        </Button>
      </View>
    </Sheet>
  )
}
