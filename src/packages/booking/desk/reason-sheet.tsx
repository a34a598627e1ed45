import { Input, Text, View } from '@tarojs/components'
import { useTextDraft } from '../../../api/draft'
import { Button } from '../../../components/button'
import { Sheet } from '../../../components/sheet'
import { Problem } from '../../../components/problem'
import { useDeskWords } from './words'

interface ReasonSheetProps {
  readonly title: string
  readonly text: string
  readonly confirm: string
  /** Of the draft, with the id of what it is about. */
  readonly name: string
  readonly error: Error | null
  readonly busy: boolean
  readonly onSend: (reason: string) => void
  readonly onClose: () => void
}

/** Why somebody loses their place; what is typed is kept until it was said. */
export function ReasonSheet(props: ReasonSheetProps) {
  const { title, text, confirm, name, error, busy, onSend, onClose } = props
  const words = useDeskWords()
  const draft = useTextDraft(name)
  return (
    <Sheet title={title} onClose={onClose}>
      <Problem error={error} />
      <Text className="check-in__hint">{text}</Text>
      <Input
        className="desk-input"
        value={draft.value}
        maxlength={100}
        placeholder={words.reasonHint}
        placeholderClass="desk-input__placeholder"
        aria-label={words.reason}
        onInput={event => {
          draft.set(event.detail.value)
        }}
      />
      <View className="booking-actions">
        <Button
          look="primary"
          disabled={busy || draft.value.trim() === ''}
          onPress={() => {
            onSend(draft.value.trim())
          }}
        >
          {confirm}
        </Button>
      </View>
    </Sheet>
  )
}
