import { Input, View } from '@tarojs/components'
import type { LockedCase } from '../../../../domain/station/desk-contract'
import type { LockedAnswerCode } from '../../../../domain/station/locked-report'
import { actOnce } from '../../../api/act-once'
import { isRecord } from '../../../api/checks'
import { client } from '../../../api/client'
import { useDraft } from '../../../api/draft'
import { Button } from '../../../components/button'
import { ListRow } from '../../../components/list-row'
import { notice } from '../../../components/notice/notice'
import { role } from '../../../components/role'
import { Sheet } from '../../../components/sheet'
import { Problem } from '../../../components/problem'
import { currentDeskWords, useDeskWords } from '../words/desk'
import { useDeskAct } from './queries'

const codes: readonly LockedAnswerCode[] = ['fixed', 'was_open', 'as_announced', 'unplanned', 'other']

interface Typed {
  readonly code: LockedAnswerCode | null
  readonly note: string
}
const nothingTyped: Typed = { code: null, note: '' }
const isTyped = (value: unknown): value is Typed =>
  isRecord(value) &&
  (value.code === null || codes.some(code => code === value.code)) &&
  typeof value.note === 'string'

/** One answer to all who found a station locked. */
export function AnswerSheet({ one, onClose }: { one: LockedCase; onClose: () => void }) {
  const words = useDeskWords().locked
  const name = `locked-answer/1:${one.caseId}`
  const typed = useDraft(name, isTyped, nothingTyped)
  const { code, note } = typed.value
  const answer = useDeskAct((chosen: LockedAnswerCode) =>
    actOnce(name, { caseId: one.caseId, code: chosen, note: note.trim() }, client.station.answerLocked),
  )
  const complete = code !== null && (code !== 'other' || note.trim() !== '')
  const ask = code === 'other' ? words.noteNeeded : words.note
  return (
    <Sheet title={words.sheet} onClose={onClose}>
      <Problem error={answer.error} />
      <View className="answer-codes" {...role('radiogroup')} aria-label={words.what}>
        {codes.map(one => (
          <ListRow
            key={one}
            title={words.answers[one]}
            hint={words.answerHints[one]}
            chosen={code === one}
            onPress={() => {
              typed.set({ code: one, note })
            }}
          />
        ))}
      </View>
      <Input
        className="page-input"
        value={note}
        maxlength={200}
        placeholder={`${ask} ${words.noteHint}`}
        placeholderClass="page-input__placeholder"
        aria-label={ask}
        onInput={event => {
          typed.set({ code, note: event.detail.value })
        }}
      />
      <View className="page-actions">
        <Button
          look="primary"
          disabled={!complete || answer.isPending}
          onPress={() => {
            if (code === null) return
            answer.mutate(code, {
              onSuccess: () => {
                notice(currentDeskWords().locked.sent)
                onClose()
              },
            })
          }}
        >
          {words.send(one.people)}
        </Button>
      </View>
    </Sheet>
  )
}
