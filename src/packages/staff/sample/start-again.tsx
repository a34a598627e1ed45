import { Text, View } from '@tarojs/components'
import type { DeskSample } from '../../../../domain/sample/contract'
import { actOnce } from '../../../api/act-once'
import { client } from '../../../api/client'
import { Button } from '../../../components/button'
import { notice } from '../../../components/notice/notice'
import { Problem } from '../problem'
import { useSampleAct } from '../samples/queries'
import { currentSampleDeskWords, useSampleDeskWords } from '../words/samples'

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
    <View className="staff-card staff-part">
      <Problem error={start.error} />
      <Text>{words.startAgainText}</Text>
      <View className="staff-actions staff-part">
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
