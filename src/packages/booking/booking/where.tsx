import { Text, View } from '@tarojs/components'
import { numberInGroups } from '../../../../domain/booking/number'
import type { Booking } from '../../../../domain/booking/views'
import { go, paths } from '../../../api/go'
import { Button } from '../../../components/button'
import { notice } from '../../../components/notice/notice'
import { Section } from '../../../components/section'
import { useStationDetail } from '../../../features/station/queries'
import { useStationActions } from '../../../features/station/station-actions'
import { useWords } from '../../../i18n/words'
import { placeWords } from '../place-words'
import { currentBookingWords, useBookingWords } from '../words'
import { addToCalendar } from './add-to-calendar'

/** The phone reminds so long before, which is time to pack and go. */
const REMIND_MINUTES = 60

/** The way there, whom to call, and the entry in the phone's calendar. */
export function Where({ booking }: { readonly booking: Booking }) {
  const all = useWords()
  const words = useBookingWords()
  const { offering, state } = booking
  const { goThere, call, sheet } = useStationActions()
  // Its telephone is the station's; without it everything else is there.
  const phone = useStationDetail(offering.stationId, undefined).data?.phone ?? null
  const name = placeWords(offering, words)
  const target = { name, address: offering.address, location: offering.location, phone, demo: offering.demo }
  const remember = async () => {
    const added = await addToCalendar({
      id: booking.id,
      title: words.one.calendarTitle(name),
      text: words.one.calendarText(numberInGroups(booking.number)),
      place: offering.address,
      start: Date.parse(booking.startsAt),
      end: Date.parse(booking.endsAt),
      remindMinutes: REMIND_MINUTES,
    })
    const { calendarAdded, calendarFailed } = currentBookingWords().one
    if (added === 'added') notice(calendarAdded)
    if (added === 'failed') notice(calendarFailed)
  }
  return (
    <Section title={words.one.where}>
      <View className="booking-card">
        <Text className="ticket-address">{offering.address}</Text>
        <View className="ticket-ways">
          <Button
            icon="navigation"
            onPress={() => {
              goThere(target)
            }}
          >
            {all.station.goThere}
          </Button>
          {phone !== null && (
            <Button
              icon="phone"
              onPress={() => {
                call(target)
              }}
            >
              {all.station.call}
            </Button>
          )}
        </View>
        <View className="ticket-ways">
          {state === 'booked' && (
            <Button look="plain" icon="calendar-clock" onPress={() => void remember()}>
              {words.one.calendar}
            </Button>
          )}
          <Button
            look="plain"
            icon="map-pin"
            onPress={() => {
              go.to(paths.station(offering.stationId))
            }}
          >
            {all.station.details}
          </Button>
        </View>
      </View>
      {sheet}
    </Section>
  )
}
