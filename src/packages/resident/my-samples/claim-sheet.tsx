import { Input, Text, View } from '@tarojs/components'
import { readSampleNumber } from '../../../../domain/sample/number'
import { useTextDraft } from '../../../api/draft'
import { go, paths } from '../../../api/go'
import { Button } from '../../../components/button'
import { notice } from '../../../components/notice/notice'
import { role } from '../../../components/role'
import { Sheet } from '../../../components/sheet'
import { sentence } from '../../../i18n/sentence'
import { CLAIM_DRAFT, useClaim } from '../samples/queries'
import { currentSampleWords, useSampleWords } from '../samples/words'
import '../submissions/form.scss'

/** Digits of a whole number: until then nothing is wrong with what is being typed. */
const WHOLE = 10

/** The number on a slip makes the sample mine. */
export function ClaimSheet({ onClose }: { onClose: () => void }) {
  const words = useSampleWords()
  const { value: typed, set: setTyped } = useTextDraft(CLAIM_DRAFT)
  const claim = useClaim()
  const number = readSampleNumber(typed)
  const wrong = number === null && typed.replace(/\D/g, '').length >= WHOLE
  const problem = wrong ? words.claimWrong : claim.error ? sentence(claim.error) : null
  return (
    <Sheet title={words.claimTitle} onClose={onClose}>
      {problem !== null && (
        <Text className="submission-problem" {...role('alert')}>
          {problem}
        </Text>
      )}
      <Text className="submission-sheet__text">{words.claimText}</Text>
      <Input
        className="submission-input"
        value={typed}
        maxlength={14}
        aria-label={words.claimNumber}
        onInput={event => {
          claim.reset()
          setTyped(event.detail.value)
        }}
      />
      <View className="submission-sheet__actions">
        <Button
          look="primary"
          disabled={number === null || claim.isPending}
          onPress={() => {
            if (number === null) return
            claim.mutate(number, {
              onSuccess: sample => {
                notice(currentSampleWords().claimed)
                onClose()
                go.to(paths.sample(sample.id))
              },
            })
          }}
        >
          {words.claimConfirm}
        </Button>
      </View>
    </Sheet>
  )
}
