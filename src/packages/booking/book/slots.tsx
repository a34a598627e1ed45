import { Text, View } from '@tarojs/components'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { useState } from 'react'
import { NuanlinError } from '../../../../domain/contract/errors'
import type { OutputOf } from '../../../../domain/contract/define-contract'
import type { bookingContract } from '../../../../domain/booking/contract'
import { go, paths } from '../../../api/go'
import { Answer } from '../../../components/answer'
import { Icon } from '../../../components/icon'
import { ListRow } from '../../../components/list-row'
import { NavBar } from '../../../components/nav-bar'
import { role } from '../../../components/role'
import { Screen } from '../../../components/screen'
import { Section } from '../../../components/section'
import { Skeleton } from '../../../components/skeleton'
import { StateView } from '../../../components/state-view'
import { ForWhom } from '../../../features/acting/for-whom'
import { useWords } from '../../../i18n/words'
import { bookingPaths } from '../paths'
import { placeWords } from '../place-words'
import { useQueueWords } from '../queue/words'
import { useSlots } from '../queries'
import { useBookingWords } from '../words'
import { ConfirmBar } from './confirm-bar'
import { DayStrip } from './day-strip'
import { SlotChoice } from './slot-choice'

type SlotsPage = OutputOf<(typeof bookingContract)['procedures']['slots']>

/** Which day, what time, confirm. The first day with a place is open already. */
export function Slots({ offeringId }: { readonly offeringId: string }) {
  const all = useWords()
  const words = useBookingWords()
  const queue = useQueueWords()
  const [date, setDate] = useState<string | null>(null)
  const [chosen, setChosen] = useState<string | null>(null)
  const query = useSlots(offeringId, date)
  usePullDownRefresh(() => {
    void query.refetch().finally(() => {
      Taro.stopPullDownRefresh()
    })
  })
  const missing = query.error instanceof NuanlinError && query.error.code === 'NOT_FOUND'
  const other = {
    words: words.slots.other,
    onPress: () => {
      go.done(paths.book)
    },
  }
  const gone = missing || query.data?.offering.ended === true
  const slot = query.data?.slots.find(({ id }) => id === chosen)
  return (
    <Screen title={words.book} nav={<NavBar title={words.book} back />}>
      {gone ? (
        <StateView icon="calendar-x" title={words.slots.ended} hint={words.slots.endedHint} action={other} />
      ) : (
        <Answer
          query={query}
          waiting={
            <>
              <Skeleton card bars={[60, 80]} />
              <View className="booking-gap" />
              <Skeleton bars={[100, 100]} />
              <Skeleton card bars={[100, 100, 100, 100]} />
            </>
          }
        >
          {page => (
            <View className="slots">
              <View className="booking-card">
                <Text className="booking-place">{placeWords(page.offering, words)}</Text>
                <Text className="booking-quiet">{page.offering.address}</Text>
              </View>
              {page.days.some(({ slots }) => slots > 0) && (
                <View className="booking-door">
                  <ListRow
                    icon="user"
                    title={queue.door}
                    hint={queue.doorHint}
                    onPress={() => {
                      go.to(bookingPaths.queue(offeringId))
                    }}
                  />
                </View>
              )}
              <ForWhom />
              <Section title={words.slots.days}>
                <DayStrip
                  days={page.days}
                  chosen={date ?? page.date}
                  onChoose={day => {
                    setDate(day)
                    setChosen(null)
                  }}
                />
              </Section>
              <Section title={words.slots.times}>
                {date !== null && page.date !== date ? (
                  <Skeleton card bars={[100, 100, 100]} />
                ) : (
                  <Times page={page} chosen={chosen} onChoose={setChosen} />
                )}
              </Section>
              <Notes page={page} />
              {page.offering.demo && <Text className="booking-demo">{all.common.demoNote}</Text>}
              <ConfirmBar
                offering={page.offering}
                slot={slot}
                upcoming={page.upcoming}
                onOutdated={() => void query.refetch()}
              />
            </View>
          )}
        </Answer>
      )}
    </Screen>
  )
}

interface TimesProps {
  readonly page: SlotsPage
  readonly chosen: string | null
  readonly onChoose: (slotId: string) => void
}

function Times({ page, chosen, onChoose }: TimesProps) {
  const words = useBookingWords().slots
  const { slots, days, date } = page
  const reason = days.find(day => day.date === date)?.reason ?? ''
  const none = slots.length === 0 || slots.every(({ state }) => state === 'over')
  if (none)
    return (
      <StateView
        icon="calendar-x"
        title={slots.length === 0 ? words.noneOn(reason) : words.allOver}
        hint={words.noneHint}
      />
    )
  return (
    <View className="slot-choices" {...role('radiogroup')} aria-label={words.times}>
      {slots.map(slot => (
        <SlotChoice
          key={slot.id}
          slot={slot}
          // Said once below where all are alike.
          walkIn={walkInOf(slots) === null}
          chosen={slot.id === chosen}
          onChoose={() => {
            onChoose(slot.id)
          }}
        />
      ))}
    </View>
  )
}

/** How many places of each slot are kept for who walks in; null where they differ. */
function walkInOf(slots: SlotsPage['slots']): number | null {
  const [first] = slots
  return first && slots.every(({ walkIn }) => walkIn === first.walkIn) ? first.walkIn : null
}

/** By which rules it is booked. */
function Notes({ page: { slots, offering, holidaysUnknown } }: { readonly page: SlotsPage }) {
  const words = useBookingWords().slots
  const walkIn = walkInOf(slots) ?? 0
  const notes = [
    ...(walkIn > 0 ? [words.walkIn(walkIn)] : []),
    words.rules(offering.rules.mostUpcoming, offering.rules.cutOffMinutes),
    ...(holidaysUnknown ? [words.holidays] : []),
  ]
  return (
    <View className="slot-notes">
      {notes.map(note => (
        <View key={note} className="slot-notes__one">
          <Icon name="info" size="s" />
          <Text>{note}</Text>
        </View>
      ))}
    </View>
  )
}
