import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { Turn } from '../../../../domain/booking/queue/views'
import { actOnce } from '../../../api/act-once'
import { client } from '../../../api/client'
import { Button } from '../../../components/button'
import { notice } from '../../../components/notice/notice'
import { Problem } from '../../../components/problem'
import { role } from '../../../components/role'
import { Sheet } from '../../../components/sheet'
import { NotifyAnswer } from '../../../features/notify/notify-answer'
import { useTurnAct } from './queries'
import { currentQueueWords, useQueueWords } from './words'

/** My number: how many are ahead and about how long, or that it is my turn; and the way out. */
export function MyTurn({ turn }: { readonly turn: Turn }) {
  const words = useQueueWords()
  const [leaving, setLeaving] = useState(false)
  const leave = useTurnAct(() => actOnce(`leave:${turn.id}`, { turnId: turn.id }, client.booking.leaveQueue))
  const called = turn.state === 'called'
  const close = () => {
    setLeaving(false)
  }
  return (
    <>
      <View className={`booking-card turn ${called ? 'turn--called' : ''}`}>
        <Text className="booking-quiet turn__label">{words.mine}</Text>
        <Text className="turn__number">{words.number(turn.number)}</Text>
        <View {...role('status')}>
          {called ? (
            <Text className="turn__ahead">{words.called}</Text>
          ) : (
            <>
              <Text className="turn__ahead">{words.ahead(turn.ahead ?? 0)}</Text>
              <Text className="turn__about">
                {turn.waitMinutes === null ? words.unknown : words.about(turn.waitMinutes)}
              </Text>
            </>
          )}
        </View>
      </View>
      <View className="booking-actions">
        {!called && <NotifyAnswer tap="queue" />}
        <Button
          look="plain"
          onPress={() => {
            setLeaving(true)
          }}
        >
          {words.leave}
        </Button>
      </View>
      {leaving && (
        <Sheet title={words.leaveTitle} onClose={close}>
          <Problem error={leave.error} />
          <Text className="booking-quiet">{words.leaveText}</Text>
          <View className="booking-actions">
            <Button
              look="primary"
              disabled={leave.isPending}
              onPress={() => {
                leave.mutate(undefined, {
                  onSuccess: () => {
                    notice(currentQueueWords().left)
                    close()
                  },
                })
              }}
            >
              {words.leave}
            </Button>
            <Button look="plain" onPress={close}>
              {words.keep}
            </Button>
          </View>
        </Sheet>
      )}
    </>
  )
}
