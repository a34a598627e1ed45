import { Text, View } from '@tarojs/components'
import { actForMyself } from '../../../api/act-for'
import { go, paths } from '../../../api/go'
import { Button } from '../../../components/button'
import { Door, Doors } from '../../../components/door'
import { heading } from '../../../components/role'
import { CallBack } from './call-back'
import { useCounterWords } from '../words/counter'

/** I serve somebody: what can be done for them, and the end of it. */
export function Serving({ id, label }: { id: string; label: string }) {
  const words = useCounterWords()
  return (
    <View className="page-narrow">
      <View className="page-card">
        <View {...heading(2)}>
          <Text className="counter-who">{words.now(label)}</Text>
        </View>
        <Text className="page-card__note">{words.nowText}</Text>
      </View>
      <CallBack key={id} delegationId={id} />
      <View className="page-part">
        <Doors>
          <Door
            icon="map"
            title={words.stations}
            hint={words.stationsHint}
            onPress={() => {
              go.tab('stations')
            }}
          />
          <Door
            icon="flask-conical"
            title={words.book}
            hint={words.bookHint}
            onPress={() => {
              go.to(paths.book)
            }}
          />
          <Door
            icon="calendar-check"
            title={words.bookings}
            hint={words.bookingsHint}
            onPress={() => {
              go.to(paths.bookings)
            }}
          />
          <Door
            icon="user"
            title={words.profile}
            hint={words.profileHint}
            onPress={() => {
              go.to(paths.profile)
            }}
          />
        </Doors>
      </View>
      <View className="page-actions">
        <Button look="primary" icon="check" onPress={actForMyself}>
          {words.done}
        </Button>
      </View>
    </View>
  )
}
