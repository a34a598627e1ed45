import { Input, Text, View } from '@tarojs/components'
import { useTextDraft } from '../../api/draft'
import { Button } from '../../components/button'
import { Chip } from '../../components/chip'
import { DraftNote } from '../../components/draft-note'
import { useRoleWords } from './words'

interface ReasonFormProps {
  /** Under which what is typed is kept, until whoever asked drops it: what is done, and the id of what it is done to. */
  readonly draft: string
  /** What will happen. */
  readonly text: string
  /** Those that can be chosen by a tap. */
  readonly reasons: readonly string[]
  readonly confirm: string
  readonly cancel: string
  /** It takes something away that does not come back by a tap. */
  readonly danger?: boolean
  readonly busy: boolean
  readonly onConfirm: (reason: string) => void
  readonly onCancel: () => void
}

/** As short as the service takes it. */
const SHORTEST = 2

/** Why: usual reasons by one tap, any other by a sentence. */
export function ReasonForm(props: ReasonFormProps) {
  const { text, reasons, confirm, cancel, busy, onConfirm, onCancel } = props
  const words = useRoleWords()
  const { value: reason, set: setReason, restored, clear } = useTextDraft(props.draft)
  const enough = reason.trim().length >= SHORTEST
  return (
    <View>
      <Text className="page-card__note">{text}</Text>
      {restored && <DraftNote onClear={clear} />}
      <View className="choices choices--wrapped page-part">
        {reasons.map(one => (
          <Chip
            key={one}
            selected={reason === one}
            onPress={() => {
              setReason(one)
            }}
          >
            {one}
          </Chip>
        ))}
      </View>
      <Input
        className="page-input"
        value={reason}
        maxlength={200}
        placeholder={words.reasonHint}
        placeholderClass="page-input__placeholder"
        aria-label={words.reason}
        onInput={event => {
          setReason(event.detail.value)
        }}
      />
      <View className="page-actions">
        <Button
          look={props.danger ? 'danger' : 'primary'}
          disabled={!enough || busy}
          onPress={() => {
            onConfirm(reason.trim())
          }}
        >
          {confirm}
        </Button>
        <Button look="plain" onPress={onCancel}>
          {cancel}
        </Button>
      </View>
    </View>
  )
}
