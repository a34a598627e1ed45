import { Input, Text, View } from '@tarojs/components'
import { useState } from 'react'
import { MOST_WORDS } from '../../../../domain/submissions/limits'
import { client } from '../../../api/client'
import { Button } from '../../../components/button'
import { notice } from '../../../components/notice/notice'
import { role } from '../../../components/role'
import { Sheet } from '../../../components/sheet'
import { sentence } from '../submissions/sentence'
import { useSubmissionAct } from '../submissions/queries'
import { currentSubmissionWords, useSubmissionWords } from '../submissions/words'

/** What is wrong with a refusal, in the author's words: told once. */
export function ObjectSheet({ id, onClose }: { id: string; onClose: () => void }) {
  const words = useSubmissionWords().mine
  const [said, setSaid] = useState('')
  const object = useSubmissionAct((text: string) =>
    client.submissions.object({ submissionId: id, words: text }),
  )
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
        value={said}
        maxlength={MOST_WORDS}
        placeholder={words.objectHint}
        placeholderClass="submission-input__placeholder"
        aria-label={words.objectTitle}
        onInput={event => {
          setSaid(event.detail.value)
        }}
      />
      <View className="submission-sheet__actions">
        <Button
          look="primary"
          disabled={said.trim() === '' || object.isPending}
          onPress={() => {
            object.mutate(said.trim(), {
              onSuccess: () => {
                notice(currentSubmissionWords().mine.objected)
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
