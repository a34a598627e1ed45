import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { SamplingRound } from '../../../../domain/sample/round-procedures'
import { actOnce } from '../../../api/act-once'
import { client } from '../../../api/client'
import { Button } from '../../../components/button'
import { notice } from '../../../components/notice/notice'
import { Problem } from '../../../components/problem'
import { Sheet } from '../../../components/sheet'
import { useSampleAct } from '../queries'
import { currentRoundWords, useRoundWords } from './words'

interface EndRoundProps {
  readonly round: SamplingRound
  /** Stalls that nobody visited. */
  readonly left: number
  /** Something of it waits on this device for a network: a round that is over would not take it. */
  readonly waits: boolean
}

/** Ends a round, after asking. */
export function EndRound({ round, left, waits }: EndRoundProps) {
  const words = useRoundWords()
  const [asking, setAsking] = useState(false)
  const end = useSampleAct(() =>
    actOnce(`end-round:${round.id}`, { roundId: round.id }, client.samples.closeRound),
  )
  const close = () => {
    setAsking(false)
  }
  return (
    <View className="page-part">
      {waits && <Text className="page-intro">{words.waitsFirst}</Text>}
      <Button
        look="plain"
        disabled={waits}
        onPress={() => {
          setAsking(true)
        }}
      >
        {words.end}
      </Button>
      {asking && (
        <Sheet title={words.endTitle} onClose={close}>
          <Problem error={end.error} />
          <Text>{words.endText(left)}</Text>
          <View className="page-actions page-part">
            <Button
              look="primary"
              disabled={end.isPending}
              onPress={() => {
                end.mutate(undefined, {
                  onSuccess: () => {
                    notice(currentRoundWords().ended)
                    close()
                  },
                })
              }}
            >
              {words.end}
            </Button>
          </View>
        </Sheet>
      )}
    </View>
  )
}
