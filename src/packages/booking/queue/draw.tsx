import { Text, View } from '@tarojs/components'
import { isLive } from '../../../../domain/booking/queue/lifecycle'
import type { Queue, Turn } from '../../../../domain/booking/queue/views'
import { NuanlinError } from '../../../../domain/contract/errors'
import { actOnce, SOON_AGAIN } from '../../../api/act-once'
import { client } from '../../../api/client'
import { go, paths } from '../../../api/go'
import { transport } from '../../../api/transport'
import { Button } from '../../../components/button'
import { notice } from '../../../components/notice/notice'
import { Problem } from '../../../components/problem'
import { StateView } from '../../../components/state-view'
import { ForWhom } from '../../../features/acting/for-whom'
import { clockWords } from '../../../i18n/time-words'
import { useWords } from '../../../i18n/words'
import { bookingPaths } from '../paths'
import { useTurnAct } from './queries'
import { currentQueueWords, useQueueWords } from './words'

/** Drawn before, over since: who draws once more means another one. */
const isOver = ({ state }: Pick<Turn, 'state'>) => !isLive(state)

/** How it stands here now, and the tap that draws a number; where none is to be had, why and what else. */
export function Draw({ queue }: { readonly queue: Queue }) {
  const all = useWords()
  const words = useQueueWords()
  const { offering, state, room, mine } = queue
  const draw = useTurnAct(() =>
    actOnce(
      `draw:${offering.id}`,
      { offeringId: offering.id },
      client.booking.drawNumber,
      SOON_AGAIN,
      isOver,
    ),
  )
  const book = {
    words: words.book,
    onPress: () => {
      go.to(offering.ended ? paths.book : bookingPaths.slots(offering.id))
    },
  }
  if (state === 'early')
    return (
      <StateView
        icon="clock"
        title={words.early(clockWords(Date.parse(queue.opensAt ?? ''), all))}
        hint={words.earlyHint}
        action={book}
      />
    )
  if (state !== 'open')
    return (
      <StateView
        icon="calendar-x"
        title={state === 'over' ? words.over : words.closed}
        hint={words.bookHint}
        action={book}
      />
    )
  if (room === 0) return <StateView icon="user-x" title={words.full} hint={words.fullHint} action={book} />
  const stranger = draw.error instanceof NuanlinError && draw.error.code === 'UNAUTHENTICATED'
  const facts = [
    { name: words.calling, value: queue.calling === null ? words.none : words.number(queue.calling) },
    { name: words.waiting, value: words.people(queue.waiting) },
    { name: words.room, value: words.roomLeft(room) },
  ]
  return (
    <>
      {mine?.state === 'missed' && <Text className="booking-lead queue-missed">{words.missed}</Text>}
      <View className="booking-card queue-now">
        {facts.map(({ name, value }) => (
          <View key={name} className="queue-now__fact">
            <Text className="booking-quiet">{name}</Text>
            <Text className="queue-now__value">{value}</Text>
          </View>
        ))}
      </View>
      <Text className="turn__about queue-wait">
        {queue.waitMinutes === null ? words.unknown : `${words.now} · ${words.about(queue.waitMinutes)}`}
      </Text>
      <ForWhom />
      <Problem error={stranger && transport.session ? null : draw.error} />
      <View className="booking-actions">
        {stranger && transport.session ? (
          <Button
            look="primary"
            onPress={() => {
              go.to(paths.login)
            }}
          >
            {all.me.signIn}
          </Button>
        ) : (
          <Button
            look="primary"
            icon="plus"
            disabled={draw.isPending}
            onPress={() => {
              draw.mutate(undefined, {
                onSuccess: ({ number }) => {
                  notice(currentQueueWords().drawn(number))
                },
              })
            }}
          >
            {mine?.state === 'missed' ? words.drawAgain : words.draw}
          </Button>
        )}
      </View>
      <Text className="booking-quiet queue-fair">{words.fair}</Text>
    </>
  )
}
