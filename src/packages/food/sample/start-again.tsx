import { Text, View } from '@tarojs/components'
import type { DeskSample } from '../../../../domain/sample/views'
import { actOnce } from '../../../api/act-once'
import { client } from '../../../api/client'
import { Button } from '../../../components/button'
import { notice } from '../../../components/notice/notice'
import { Problem } from '../../../components/problem'
import { useSampleAct } from '../queries'
import { currentSampleDeskWords, useSampleDeskWords } from '../words'

/** Another tester takes up the next screening. */
export function StartAgain({ sample }: { sample: DeskSample }) {
  const words = useSampleDeskWords()
  const start = useSampleAct(() =>
    actOnce(
      `start-again:${sample.id}`,
      { sampleId: sample.id, version: sample.version },
      client.samples.startAgain,
    ),
  )
  return (
    <View className="page-card page-part">
      <Problem error={start.error} />
      <Text>{words.startAgainText}</Text>
      <View className="page-actions page-part">
        <Button
          look="primary"
          disabled={start.isPending}
          onPress={() => {
            start.mutate(undefined, {
              onSuccess: () => {
                notice(currentSampleDeskWords().started)
              },
            })
          }}
        >
          {words.startAgain}
        </Button>
      </View>
    </View>
  )
}
