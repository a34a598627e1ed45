import { Input, Text, View } from '@tarojs/components'
import { MOST_WORDS } from '../../../../domain/submissions/limits'
import { useTextDraft } from '../../../api/draft'
import { paths } from '../../../api/go'
import { post } from '../../../api/outbox'
import { Button } from '../../../components/button'
import { notice } from '../../../components/notice/notice'
import { role } from '../../../components/role'
import { Sheet } from '../../../components/sheet'
import { currentWords } from '../../../i18n/words'
import { sentence } from '../../../i18n/sentence'
import { useSubmissionAct } from '../submissions/queries'
import { currentSubmissionWords, useSubmissionWords } from '../submissions/words'

/** The service knows keys for six days: until then a repeat is not a second objection; in milliseconds. */
const GOOD_FOR = 6 * 24 * 3_600_000

const draftOf = (submissionId: string) => `object:${submissionId}`

/** What is wrong with a refusal, in the author's words: told once. */
export function ObjectSheet({ id, onClose }: { id: string; onClose: () => void }) {
  const words = useSubmissionWords().mine
  const draft = useTextDraft(draftOf(id))
  const object = useSubmissionAct((words: string) => {
    const said = { submissionId: id, words }
    return post('submissions', 'object', said, {
      goodFor: GOOD_FOR,
      about: words,
      form: { draft: draftOf(id), value: draft.value, url: paths.submissions },
    })
  })
  return (
    <Sheet title={words.objectTitle} onClose={onClose}>
      {object.error && (
        <Text className="submission-problem" {...role('alert')}>
          {sentence(object.error)}
        </Text>
      )}
      <Text className="submission-sheet__text">{words.objectText}</Text>
      <Input
        className="submission-input"
        value={draft.value}
        maxlength={MOST_WORDS}
        placeholder={words.objectHint}
        placeholderClass="submission-input__placeholder"
        aria-label={words.objectTitle}
        onInput={event => {
          draft.set(event.detail.value)
        }}
      />
      <View className="submission-sheet__actions">
        <Button
          look="primary"
          disabled={draft.value.trim() === '' || object.isPending}
          onPress={() => {
            object.mutate(draft.value.trim(), {
              onSuccess: posted => {
                notice('sent' in posted ? currentSubmissionWords().mine.objected : currentWords().outbox.kept)
                onClose()
              },
            })
          }}
        >
          {words.objectSend}
        </Button>
      </View>
    </Sheet>
  )
}
