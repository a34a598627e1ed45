import { View } from '@tarojs/components'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { useQueryClient } from '@tanstack/react-query'
import type { Place } from '../../../../domain/role/place-schema'
import { deskRoles } from '../../../../domain/station/desk-roles'
import { go } from '../../../api/go'
import { Answer } from '../../../components/answer'
import { ListEnd } from '../../../components/list-end'
import { Skeleton } from '../../../components/skeleton'
import { StateView } from '../../../components/state-view'
import { CaseCard } from '../desk/case-card'
import { useLockedCases } from '../desk/queries'
import { MyPlaces } from '../../../features/staff/my-places'
import { staffPaths } from '../paths'
import { Page } from '../../../components/page'
import { useDeskWords } from '../words/desk'

/** Who found a station of mine locked, unanswered first. */
export default function Locked() {
  const words = useDeskWords()
  const queries = useQueryClient()
  usePullDownRefresh(() => {
    void queries.invalidateQueries({ queryKey: ['desk', 'locked'] }).finally(() => {
      Taro.stopPullDownRefresh()
    })
  })
  return (
    <Page title={words.locked.title}>
      <MyPlaces
        roles={deskRoles}
        denied={{ title: words.mine.denied, hint: words.mine.deniedHint }}
        label={words.locked.place}
      >
        {place => <Cases key={place.id} place={place.place} />}
      </MyPlaces>
    </Page>
  )
}

function Cases({ place }: { place: Place }) {
  const words = useDeskWords().locked
  const cases = useLockedCases(place)
  return (
    <View className="page-part">
      <Answer query={cases} waiting={<Skeleton card bars={[30, 62, 44, 50]} />}>
        {({ pages }) => {
          const items = pages.flatMap(page => page.items)
          if (items.length === 0)
            return <StateView icon="circle-check" title={words.empty} hint={words.emptyHint} />
          return (
            <>
              <View className="case-cards">
                {items.map(one => (
                  <View key={one.caseId} className="page-list">
                    <CaseCard
                      one={one}
                      days={pages[0]?.days ?? 0}
                      onSee={() => {
                        go.to(staffPaths.station(one.stationId))
                      }}
                    />
                  </View>
                ))}
              </View>
              <ListEnd list={cases} />
            </>
          )
        }}
      </Answer>
    </View>
  )
}
