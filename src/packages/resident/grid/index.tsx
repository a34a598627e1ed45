import { useShareAppMessage } from '@tarojs/taro'
import { View } from '@tarojs/components'
import { go, paths } from '../../../api/go'
import { NavBar } from '../../../components/nav-bar'
import { Screen } from '../../../components/screen'
import { StateView } from '../../../components/state-view'
import { follow } from '../../../features/place/place'
import { useOrigin } from '../../../features/place/use-origin'
import { currentWords } from '../../../i18n/words'
import { Contacts } from './contacts'
import { Grids } from './grids'
import { myGrid } from './my-grid'
import { useGridWords } from './words'
import './index.scss'

/** Whom to turn to where I live: the named contacts of my grid. */
export default function Grid() {
  const words = useGridWords()
  const { community } = useOrigin()
  const grid = myGrid.use()
  useShareAppMessage(() => ({ title: currentWords().home.share, path: paths.home }))
  return (
    <Screen title={words.title} nav={<NavBar title={words.title} back />}>
      <View className="grid">
        {!community ? (
          <StateView
            icon="building-2"
            title={words.noCommunity}
            hint={words.noCommunityHint}
            action={{
              words: words.pickCommunity,
              onPress: () => {
                go.to(paths.community)
              },
            }}
          />
        ) : grid?.community === community.code ? (
          <Contacts
            grid={grid.code}
            onChange={() => {
              myGrid.set(null)
            }}
          />
        ) : (
          <Grids
            community={community}
            onPick={(area, within) => {
              if (within) follow(within)
              myGrid.set({ code: area.code, community: within?.code ?? community.code })
            }}
          />
        )}
      </View>
    </Screen>
  )
}
