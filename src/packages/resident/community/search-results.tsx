import { View } from '@tarojs/components'
import { Answer } from '../../../components/answer'
import { role } from '../../../components/role'
import { Skeleton } from '../../../components/skeleton'
import { StateView } from '../../../components/state-view'
import { useCommunitySearch } from '../../../features/place/queries'
import { useWords } from '../../../i18n/words'
import { AreaRows, type Area } from './area-rows'

export function SearchResults({ text, onChoose }: { text: string; onChoose: (area: Area) => void }) {
  const words = useWords().community
  const found = useCommunitySearch(text)
  return (
    <View className="community-part" {...role('status')}>
      <Answer query={found} waiting={<Skeleton card bars={[50, 64, 42, 58]} />}>
        {({ items }) =>
          items.length > 0 ? (
            <AreaRows areas={items} onPress={onChoose} showWithin />
          ) : (
            <StateView icon="search" title={words.noResult(text)} hint={words.noResultHint} />
          )
        }
      </Answer>
    </View>
  )
}
