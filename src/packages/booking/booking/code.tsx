import { Text, View } from '@tarojs/components'
import { codeOfNumber, numberInGroups } from '../../../../domain/booking/number'
import type { Booking } from '../../../../domain/booking/views'
import { Qr } from '../../../components/qr'
import { useBookingWords } from '../words'

/** What is shown at the counter: a code to scan and a number to read out; faded once it is used. */
export function Code({ booking: { number, state } }: { readonly booking: Booking }) {
  const words = useBookingWords().one
  const said = numberInGroups(number)
  return (
    <View className="ticket-code">
      <Qr text={codeOfNumber(number)} label={words.codeLabel(said)} faded={state !== 'booked'} />
      <Text className="booking-quiet">{words.code}</Text>
      <Text className="ticket-code__number">{said}</Text>
    </View>
  )
}
