import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { numberInGroups } from '../../../../domain/booking/number'
import type { DeskBooking } from '../../../../domain/booking/views'
import { actOnce } from '../../../api/act-once'
import { client } from '../../../api/client'
import { Icon } from '../../../components/icon'
import { notice } from '../../../components/notice/notice'
import { Pressable } from '../../../components/pressable'
import { heading } from '../../../components/role'
import { timesWords } from '../../../features/booking/when'
import { useWords } from '../../../i18n/words'
import { currentDeskWords, useDeskWords } from './words'
import type { SheetSlot } from './by-slot'
import { useBookingDeskAct } from './queries'
import { ReasonSheet } from './reason-sheet'

interface SlotCardProps {
  readonly sheet: SheetSlot
  readonly onChoose: (one: DeskBooking) => void
}

/** One slot of the day: who is in it and who is here, and the way to call it off. */
export function SlotCard({ sheet: { slot, bookings, ...span }, onChoose }: SlotCardProps) {
  const all = useWords()
  const words = useDeskWords()
  const [closing, setClosing] = useState(false)
  const close = useBookingDeskAct((reason: string) => {
    const offeringId = span.id.slice(0, span.id.indexOf('@'))
    return actOnce(`close-slot:${span.id}`, { offeringId, slotId: span.id, reason }, client.booking.closeSlot)
  })
  const when = timesWords(span, all)
  const holding = bookings.filter(({ state }) => state !== 'waiting')
  const came = holding.filter(({ state }) => state === 'checked_in' || state === 'served').length
  const waiting = bookings.length - holding.length
  const facts = [
    ...(slot?.state === 'closed' ? [words.closed(slot.reason ?? '')] : []),
    ...(holding.length > 0 ? [words.inside(came, holding.length)] : []),
    ...(waiting > 0 ? [words.waiting(waiting)] : []),
  ]
  return (
    <View className="sheet-list sheet-slot">
      <View className="sheet-slot__head">
        <View className="sheet-slot__words">
          <View {...heading(2)}>
            <Text className="sheet-slot__time">{when}</Text>
          </View>
          <Text className="check-in__hint">{facts.length > 0 ? facts.join(' · ') : words.noneBooked}</Text>
        </View>
        {(slot?.state === 'open' || slot?.state === 'full') && (
          <Pressable
            className="sheet-slot__close"
            label={words.closeOf(when)}
            onPress={() => {
              setClosing(true)
            }}
          >
            <Text>{words.close}</Text>
          </Pressable>
        )}
      </View>
      {bookings.map(one => (
        <Pressable
          key={one.id}
          className="sheet-row"
          onPress={() => {
            onChoose(one)
          }}
        >
          <View className="sheet-row__inside">
            <View className="sheet-slot__words">
              <Text className="sheet-row__name">{one.nickname || words.someone}</Text>
              <Text className="check-in__hint">
                {[numberInGroups(one.number), ...(one.onBehalf ? [words.forThem] : [])].join(' · ')}
              </Text>
            </View>
            <Text className={`sheet-row__state sheet-row__state--${one.state}`}>
              {words.states[one.state]}
            </Text>
            <Icon name="chevron-right" size="s" />
          </View>
        </Pressable>
      ))}
      {closing && (
        <ReasonSheet
          title={words.closeTitle(when)}
          text={words.closeText}
          confirm={words.close}
          name={`close-slot:${span.id}`}
          error={close.error}
          busy={close.isPending}
          onSend={reason => {
            close.mutate(reason, {
              onSuccess: () => {
                notice(currentDeskWords().closeDone)
                setClosing(false)
              },
            })
          }}
          onClose={() => {
            setClosing(false)
          }}
        />
      )}
    </View>
  )
}
