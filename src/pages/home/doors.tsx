import { View } from '@tarojs/components'
import { go, paths } from '../../api/go'
import { Door, Doors } from '../../components/door'
import { switchCareMode } from '../../features/account/switch-care-mode'
import { useWords } from '../../i18n/words'
import { useCareMode } from '../../theme/care-mode'

/** Only what works has a door. */
export function HomeDoors() {
  const words = useWords().home
  const care = useCareMode()
  return (
    <View className="home-doors">
      <Doors>
        <Door
          icon="map-pin"
          title={words.find}
          hint={words.findHint}
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
          icon="star"
          title={words.favourites}
          hint={words.favouritesHint}
          onPress={() => {
            go.to(paths.favourites)
          }}
        />
        <Door
          icon="glasses"
          title={care ? words.careOff : words.careOn}
          hint={care ? words.careOffHint : words.careOnHint}
          onPress={switchCareMode}
        />
      </Doors>
    </View>
  )
}
