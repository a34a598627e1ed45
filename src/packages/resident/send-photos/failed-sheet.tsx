import { Text, View } from '@tarojs/components'
import { Button } from '../../../components/button'
import { Sheet } from '../../../components/sheet'
import type { Photos } from '../../../features/photos/use-photos'
import { useSubmissionWords } from '../submissions/words'

/** Some pictures have not arrived: before anything is sent they are sent again, or left out on purpose. */
export function FailedSheet({ photos, onClose }: { photos: Photos; onClose: () => void }) {
  const words = useSubmissionWords().send
  return (
    <Sheet title={words.failedTitle(photos.failed)} onClose={onClose}>
      <Text className="submission-sheet__text">
        {photos.mayRetry ? words.failedText : words.hopelessText}
      </Text>
      <View className="submission-sheet__actions">
        {photos.mayRetry && (
          <Button
            look="primary"
            icon="refresh-cw"
            onPress={() => {
              photos.retryFailed()
              onClose()
            }}
          >
            {words.retryFailed}
          </Button>
        )}
        <Button
          look={photos.mayRetry ? 'plain' : 'primary'}
          onPress={() => {
            photos.removeFailed()
            onClose()
          }}
        >
          {words.removeFailed(photos.failed)}
        </Button>
      </View>
    </Sheet>
  )
}
