import { Text, View } from '@tarojs/components'
import type { QueuedSubmission } from '../../../../domain/submissions/contract'
import { actOnce } from '../../../api/act-once'
import { client } from '../../../api/client'
import { Button } from '../../../components/button'
import { notice } from '../../../components/notice/notice'
import { Sheet } from '../../../components/sheet'
import { useWords } from '../../../i18n/words'
import { Problem } from '../../../components/problem'
import { currentModerationWords, useModerationWords } from '../words/moderation'
import { useModerationAct } from './queries'

/** Everybody sees it from then on, so faces and plates are asked about once more. */
export function PublishSheet({ item, onClose }: { item: QueuedSubmission; onClose: () => void }) {
  const words = useModerationWords()
  const { cancel } = useWords().common
  const publish = useModerationAct(() =>
    actOnce(
      `publish:${item.id}`,
      { submissionId: item.id, version: item.version, decision: 'publish' as const },
      client.submissions.decide,
    ),
  )
  return (
    <Sheet title={words.publishTitle} onClose={onClose}>
      <Problem error={publish.error} />
      <Text className="review__text">{words.publishText}</Text>
      <View className="page-actions">
        <Button
          look="primary"
          disabled={publish.isPending}
          onPress={() => {
            publish.mutate(undefined, {
              onSuccess: () => {
                notice(currentModerationWords().published)
                onClose()
              },
            })
          }}
        >
          {words.publishConfirm}
        </Button>
        <Button look="plain" onPress={onClose}>
          {cancel}
        </Button>
      </View>
    </Sheet>
  )
}
