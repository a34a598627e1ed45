import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { isUpcoming } from '../../../../domain/booking/lifecycle'
import type { Booking, OfferingView, SlotView } from '../../../../domain/booking/views'
import { NuanlinError } from '../../../../domain/contract/errors'
import { actOnce } from '../../../api/act-once'
import { acting } from '../../../api/acting'
import { client } from '../../../api/client'
import { go, paths } from '../../../api/go'
import { transport } from '../../../api/transport'
import { useTick } from '../../../api/use-tick'
import { Button } from '../../../components/button'
import { slotWords } from '../../../features/booking/when'
import { useAskToNotify, useSubscriptions } from '../../../features/notify/queries'
import { useWords } from '../../../i18n/words'
import { placeWords } from '../place-words'
import { Problem } from '../../../components/problem'
import { useBookingAct } from '../queries'
import { useBookingWords } from '../words'

interface ConfirmBarProps {
  readonly offering: OfferingView
  readonly slot: SlotView | undefined
  /** Bookings of this offering that I have to come. */
  readonly upcoming: number
  /** The slots are not what was shown. */
  readonly onOutdated: () => void
}

/** Booked before, given up since: who books once more means another one. */
const isOver = ({ state }: Pick<Booking, 'state'>) => !isUpcoming(state)

/** The service says that the slot is another than the one that was shown. */
const outdated = ['SLOT_FULL', 'SLOT_CLOSED', 'SLOT_OVER', 'NOT_FULL', 'ALREADY_BOOKED', 'TOO_MANY_BOOKINGS']

/** Within the thumb's reach: where and when once more, and the tap that books it or joins its line. */
export function ConfirmBar({ offering, slot, upcoming, onOutdated }: ConfirmBarProps) {
  const all = useWords()
  const words = useBookingWords()
  const now = useTick()
  const forAnother = acting.use() !== null
  const { data } = useSubscriptions('booking')
  const ask = useAskToNotify('booking')
  const full = slot?.state === 'full'
  const act = useBookingAct(async ({ slotId, line }: { slotId: string; line: boolean }) => {
    // WeChat asks only right at the tap; whatever is answered, the place is claimed meanwhile.
    const asked = !forAnother && data && data.ask.length > 0 ? ask.mutateAsync(data.ask) : null
    const said = { slotId }
    const booking = line
      ? await actOnce(`join:${slotId}`, said, client.booking.joinLine, undefined, isOver)
      : await actOnce(`book:${slotId}`, said, client.booking.book, undefined, isOver)
    await asked?.catch(() => null)
    return booking
  })
  const tooMany = upcoming >= offering.rules.mostUpcoming
  const stranger = act.error instanceof NuanlinError && act.error.code === 'UNAUTHENTICATED'
  if (stranger && transport.session)
    return (
      <Bar where={words.slots.signInHint}>
        <Button
          look="primary"
          onPress={() => {
            go.to(paths.login)
          }}
        >
          {words.slots.signIn}
        </Button>
      </Bar>
    )
  if (tooMany)
    return (
      <Bar where={words.slots.tooMany(upcoming)}>
        <Button
          onPress={() => {
            go.to(paths.bookings)
          }}
        >
          {words.slots.mineAll}
        </Button>
      </Bar>
    )
  if (!slot) return <Bar where={words.slots.choose} />
  return (
    <Bar where={`${slotWords(slot, now, all)} · ${placeWords(offering, words)}`}>
      <Problem error={act.variables?.slotId === slot.id ? act.error : null} />
      {full && <Text className="booking-quiet">{words.slots.joinHint(offering.rules.offerMinutes)}</Text>}
      <Button
        look="primary"
        disabled={act.isPending}
        onPress={() => {
          act.mutate(
            { slotId: slot.id, line: full },
            {
              onSuccess: ({ id }) => {
                go.replace(paths.booking(id))
              },
              onError: error => {
                if (error instanceof NuanlinError && outdated.includes(error.code)) onOutdated()
              },
            },
          )
        }}
      >
        {act.isPending ? words.slots.busy : full ? words.slots.join : words.slots.confirm}
      </Button>
    </Bar>
  )
}

interface BarProps {
  readonly where: string
  readonly children?: ReactNode
}

function Bar({ where, children }: BarProps) {
  return (
    <View className="confirm-bar">
      <Text className="confirm-bar__where">{where}</Text>
      {children}
    </View>
  )
}
