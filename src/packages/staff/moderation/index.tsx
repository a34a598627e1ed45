import { View } from '@tarojs/components'
import Taro, { useDidShow, usePullDownRefresh, useRouter } from '@tarojs/taro'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Place } from '../../../../domain/role/place-schema'
import { shelves, type Shelf } from '../../../../domain/submissions/lifecycle'
import { moderatorRoles } from '../../../../domain/submissions/moderators'
import { decoded } from '../../../api/decoded'
import { Answer } from '../../../components/answer'
import { Skeleton } from '../../../components/skeleton'
import { StateView } from '../../../components/state-view'
import { Choices } from '../../../components/choices'
import { MyPlaces } from '../../../features/staff/my-places'
import { Page } from '../../../components/page'
import { useModerationWords } from '../words/moderation'
import { useShelf } from './queries'
import { Review } from './review'
import { Shelved } from './shelved'
import './index.scss'

/**
 * What people sent of stations of mine: one at a time where it is to be decided, else in lists. `?id=` says which
 * station is shown first, `&shelf=objected` that it is what was objected to.
 */
export default function Moderation() {
  const words = useModerationWords()
  const queries = useQueryClient()
  const refresh = () => queries.invalidateQueries({ queryKey: ['moderation'] })
  // Back from the page where faces are covered.
  useDidShow(() => {
    void refresh()
  })
  usePullDownRefresh(() => {
    void refresh().finally(() => {
      Taro.stopPullDownRefresh()
    })
  })
  const { params } = useRouter()
  const station = decoded(params.id ?? '')
  const [chosen, setShelf] = useState<Shelf | null>(null)
  const shelf = chosen ?? (params.shelf === 'objected' ? 'objected' : 'waiting')
  return (
    <Page title={words.title}>
      <MyPlaces
        roles={moderatorRoles}
        denied={{ title: words.denied, hint: words.deniedHint }}
        label={words.place}
        station={station}
      >
        {place => (
          <>
            <View className="page-part">
              <Choices
                label={words.list}
                options={shelves.map(one => [one, words.shelves[one]] as const)}
                chosen={shelf}
                onChoose={setShelf}
              />
            </View>
            <OnShelf key={`${place.id} ${shelf}`} place={place.place} shelf={shelf} />
          </>
        )}
      </MyPlaces>
    </Page>
  )
}

function OnShelf({ place, shelf }: { place: Place; shelf: Shelf }) {
  const words = useModerationWords()
  const found = useShelf(place, shelf)
  return (
    <View className="page-part">
      <Answer query={found} waiting={<Skeleton card bars={[100, 62, 44, 50]} />}>
        {({ pages }) => {
          const items = pages.flatMap(page => page.items)
          if (items.length === 0)
            return (
              <StateView
                icon="circle-check"
                title={words.empty[shelf]}
                {...(shelf === 'waiting' ? { hint: words.emptyHint } : {})}
              />
            )
          return shelf === 'waiting' || shelf === 'objected' ? (
            <Review items={items} more={found.hasNextPage} />
          ) : (
            <Shelved
              items={items}
              {...(found.hasNextPage && !found.isFetchingNextPage
                ? { onMore: () => void found.fetchNextPage() }
                : {})}
            />
          )
        }}
      </Answer>
    </View>
  )
}
