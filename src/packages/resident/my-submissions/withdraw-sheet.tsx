import { Text, View } from '@tarojs/components'
import { actOnce } from '../../../api/act-once'
import { client } from '../../../api/client'
import { Button } from '../../../components/button'
import { notice } from '../../../components/notice/notice'
import { role } from '../../../components/role'
import { Sheet } from '../../../components/sheet'
import { useWords } from '../../../i18n/words'
import { useSubmissionAct } from '../submissions/queries'
import { sentence } from '../../../i18n/sentence'
import { currentSubmissionWords, useSubmissionWords } from '../submissions/words'

/** Taking it back deletes the photos, so it is asked once. */
export function WithdrawSheet({ id, onClose }: { id: string; onClose: () => void }) {
  const words = useSubmissionWords().mine
  const { cancel } = useWords().common
  const withdraw = useSubmissionAct(() =>
    actOnce(`withdraw:${id}`, { submissionId: id }, client.submissions.withdraw),
  )
  return (
    <Sheet title={words.withdrawTitle} onClose={onClose}>
      {withdraw.error && (
        <Text className="submission-problem" {...role('alert')}>
          {sentence(withdraw.error)}
        </Text>
      )}
      <Text className="submission-sheet__text">{words.withdrawText}</Text>
      <View className="submission-sheet__actions">
        <Button
          look="danger"
          disabled={withdraw.isPending}
          onPress={() => {
            withdraw.mutate(undefined, {
              onSuccess: () => {
                notice(currentSubmissionWords().mine.withdrawn)
                onClose()
              },
            })
          }}
        >
          {words.withdrawConfirm}
        </Button>
        <Button look="plain" onPress={onClose}>
          {cancel}
        </Button>
      </View>
    </Sheet>
  )
}
