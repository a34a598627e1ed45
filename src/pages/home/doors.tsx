import { View } from '@tarojs/components'
import { go, paths } from '../../api/go'
import { Door, Doors } from '../../components/door'
import { notice } from '../../components/notice/notice'
import { saveSettings } from '../../features/account/account'
import { currentWords, useWords } from '../../i18n/words'
import { careMode, useCareMode } from '../../theme/care-mode'

function switchCareMode(): void {
  const care = !careMode.get()
  careMode.set(care)
  notice(care ? currentWords().me.careOn : currentWords().me.careOff)
  void saveSettings({ careMode: care })
}

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
          icon="star"
          title={words.favourites}
          hint={words.favouritesHint}
          onPress={() => {
            go.to(paths.favourites)
          }}
        />
        {!care && (
          <Door
            icon="building-2"
            title={words.community}
            hint={words.communityHint}
            onPress={() => {
              go.to(paths.community)
            }}
          />
        )}
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
