import { View } from '@tarojs/components'
import type { StationForEdit } from '../../../../domain/station/desk-contract'
import { go } from '../../../api/go'
import { ListRow } from '../../../components/list-row'
import { staffPaths } from '../paths'
import { useBookingsDoorWords } from '../words/bookings-door'

/** The way to who comes when; nothing where nothing can be booked. */
export function BookingsDoor({ station }: { readonly station: StationForEdit }) {
  const words = useBookingsDoorWords()
  const tests = station.office.kinds.some(kind => kind === 'food_test_room' || kind === 'food_test_vehicle')
  if (!tests) return null
  return (
    <View className="page-list page-part">
      <ListRow
        icon="calendar-check"
        title={words.title}
        hint={words.hint}
        onPress={() => {
          go.to(staffPaths.bookings(station.stationId))
        }}
      />
    </View>
  )
}
