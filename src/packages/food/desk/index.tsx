import { View } from '@tarojs/components'
import Taro, { useDidShow, usePullDownRefresh } from '@tarojs/taro'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { sampleShelves, type SampleShelf } from '../../../../domain/sample/lifecycle'
import { go, paths } from '../../../api/go'
import { Answer } from '../../../components/answer'
import { Button } from '../../../components/button'
import { ListEnd } from '../../../components/list-end'
import { Skeleton } from '../../../components/skeleton'
import { StateView } from '../../../components/state-view'
import { Choices } from '../../../components/choices'
import { Page } from '../../../components/page'
import { foodPaths } from '../paths'
import { StaffAnswer } from '../../../features/staff/staff-answer'
import { useSampleDeskWords } from '../words'
import { useRooms, useSampleShelf } from '../queries'
import { DeskRow } from './desk-row'
import './index.scss'

/** The sample desk of a food-test room: what is to be tested, verified, screened again. */
export default function Samples() {
  const words = useSampleDeskWords()
  const queries = useQueryClient()
  const rooms = useRooms()
  const [chosen, setChosen] = useState('')
  const [shelf, setShelf] = useState<SampleShelf>('to_test')
  const refresh = () => queries.invalidateQueries({ queryKey: ['sample-desk'] })
  // Back from the page of one sample.
  useDidShow(() => {
    void refresh()
  })
  usePullDownRefresh(() => {
    void refresh().finally(() => {
      Taro.stopPullDownRefresh()
    })
  })
  const all = rooms.data?.rooms ?? []
  const room = all.find(({ stationId }) => stationId === chosen) ?? all[0]
  return (
    <Page
      title={words.title}
      foot={
        room?.takesIn ? (
          <Button
            look="primary"
            icon="plus"
            onPress={() => {
              go.to(paths.takeIn(room.stationId))
            }}
          >
            {words.takeIn}
          </Button>
        ) : undefined
      }
    >
      <StaffAnswer query={rooms} waiting={<Skeleton card bars={[60, 40, 64]} />}>
        {() =>
          room ? (
            <>
              {all.length > 1 && (
                <View className="page-part">
                  <Choices
                    label={words.room}
                    options={all.map(({ stationId, name }) => [stationId, name] as const)}
                    chosen={room.stationId}
                    onChoose={setChosen}
                  />
                </View>
              )}
              <View className="page-part">
                <Choices
                  label={words.list}
                  options={sampleShelves.map(one => [one, words.shelves[one]] as const)}
                  chosen={shelf}
                  onChoose={setShelf}
                />
              </View>
              <View className="page-part">
                <Button
                  narrow
                  icon="shopping-bag"
                  onPress={() => {
                    go.to(foodPaths.rounds(room.stationId))
                  }}
                >
                  {words.rounds}
                </Button>
              </View>
              <OnShelf key={`${room.stationId} ${shelf}`} stationId={room.stationId} shelf={shelf} />
            </>
          ) : (
            <StateView icon="flask-conical" title={words.noRoom} hint={words.noRoomHint} />
          )
        }
      </StaffAnswer>
    </Page>
  )
}

function OnShelf({ stationId, shelf }: { stationId: string; shelf: SampleShelf }) {
  const words = useSampleDeskWords()
  const found = useSampleShelf(stationId, shelf)
  return (
    <View className="page-part">
      <Answer query={found} waiting={<Skeleton card bars={[70, 50, 60]} />}>
        {({ pages }) => {
          const items = pages.flatMap(page => page.items)
          if (items.length === 0) return <StateView icon="circle-check" title={words.empty} />
          return (
            <>
              <View className="desk-samples">
                {items.map(item => (
                  <DeskRow key={item.id} item={item} />
                ))}
              </View>
              <ListEnd list={found} />
            </>
          )
        }}
      </Answer>
    </View>
  )
}
