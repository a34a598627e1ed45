import { View } from '@tarojs/components'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { useState } from 'react'
import { deskRoles } from '../../../../domain/station/desk-roles'
import { go } from '../../../api/go'
import { Answer } from '../../../components/answer'
import { ListEnd } from '../../../components/list-end'
import { SearchField } from '../../../components/search-field'
import { Skeleton } from '../../../components/skeleton'
import { StateView } from '../../../components/state-view'
import { useOrigin } from '../../../features/place/use-origin'
import { useNow } from '../../../features/station/use-now'
import { useMyStations } from '../desk/queries'
import { placesOf, useMyGrants } from '../../../features/staff/grants'
import { staffPaths } from '../paths'
import { Denied } from '../../../features/staff/denied'
import { Page } from '../../../components/page'
import { useSettled } from '../../../components/use-settled'
import { useDeskWords } from '../words/desk'
import { DeskRow } from './desk-row'
import './index.scss'

/** Typing rests this long before it is asked about, in milliseconds. */
const REST = 250

/** The stations that I keep, each with what it wants of me. */
export default function MyStations() {
  const words = useDeskWords().mine
  const mine = useMyGrants()
  return (
    <Page title={words.title}>
      <Answer query={mine} waiting={<Skeleton card bars={[60, 40, 64, 44]} />}>
        {({ grants }) =>
          placesOf(grants, deskRoles).length === 0 ? (
            <Denied grants={grants} roles={deskRoles} title={words.denied} hint={words.deniedHint} />
          ) : (
            <Search />
          )
        }
      </Answer>
    </Page>
  )
}

function Search() {
  const words = useDeskWords().mine
  const { point } = useOrigin()
  const [typed, setTyped] = useState('')
  const text = useSettled(typed.trim(), REST)
  const stations = useMyStations(text, point)
  usePullDownRefresh(() => {
    void stations.refetch().finally(() => {
      Taro.stopPullDownRefresh()
    })
  })
  const asOf = stations.data?.pages[0]?.asOf ?? new Date().toISOString()
  const now = useNow(asOf, stations.dataUpdatedAt)
  return (
    <>
      <SearchField
        value={typed}
        onChange={setTyped}
        placeholder={words.search}
        label={words.label}
        clearLabel={words.clear}
      />
      <View className="page-part">
        <Answer query={stations} waiting={<Skeleton card bars={[60, 40, 64, 44, 58, 40]} />}>
          {({ pages }) => {
            const items = pages.flatMap(page => page.items)
            if (items.length === 0)
              return text === '' ? (
                <StateView icon="armchair" title={words.empty} hint={words.emptyHint} />
              ) : (
                <StateView icon="search" title={words.nothing(text)} hint={words.nothingHint} />
              )
            return (
              <>
                <View className="desk-rows">
                  {items.map(station => (
                    <DeskRow
                      key={station.id}
                      station={station}
                      now={now}
                      onPress={() => {
                        go.to(staffPaths.station(station.id))
                      }}
                    />
                  ))}
                </View>
                <ListEnd list={stations} />
              </>
            )
          }}
        </Answer>
      </View>
    </>
  )
}
