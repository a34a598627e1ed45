import { View } from '@tarojs/components'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { Grant } from '../../../../domain/staff/contract'
import { emergencyRoles } from '../../../../domain/station/desk-roles'
import type { EmergencyForStaff } from '../../../../domain/station/emergency-contract'
import { go } from '../../../api/go'
import { Answer } from '../../../components/answer'
import { ListEnd } from '../../../components/list-end'
import { Button } from '../../../components/button'
import { Section } from '../../../components/section'
import { Skeleton } from '../../../components/skeleton'
import { StateView } from '../../../components/state-view'
import { MyPlaces } from '../../../features/staff/my-places'
import { staffPaths } from '../paths'
import { Page } from '../../../components/page'
import { useEmergencyWords } from '../words/emergency'
import { EmergencyCard } from './emergency-card'
import { EndSheet } from './end-sheet'
import './index.scss'
import { useEmergencies } from './queries'

/** Emergencies where I am in charge: those in force first, with the way to end them, then those that are over. */
export default function Emergencies() {
  const words = useEmergencyWords()
  const queries = useQueryClient()
  const [place, setPlace] = useState<Grant | null>(null)
  usePullDownRefresh(() => {
    void queries.invalidateQueries({ queryKey: ['desk', 'emergencies'] }).finally(() => {
      Taro.stopPullDownRefresh()
    })
  })
  return (
    <Page
      title={words.title}
      foot={
        place ? (
          <Button
            look="primary"
            icon="megaphone"
            onPress={() => {
              go.to(staffPaths.emergencyStart(place.place.id))
            }}
          >
            {words.start}
          </Button>
        ) : undefined
      }
    >
      <MyPlaces
        roles={emergencyRoles}
        denied={{ title: words.denied, hint: words.deniedHint }}
        label={words.place}
      >
        {chosen => <EmergenciesOf key={chosen.id} place={chosen} onPlace={setPlace} />}
      </MyPlaces>
    </Page>
  )
}

function EmergenciesOf({ place, onPlace }: { place: Grant; onPlace: (place: Grant) => void }) {
  const words = useEmergencyWords()
  const [ending, setEnding] = useState<EmergencyForStaff | null>(null)
  const list = useEmergencies(place.place.id)
  const tell = useRef(onPlace)
  useEffect(() => {
    tell.current(place)
  }, [place])
  return (
    <Answer query={list} waiting={<Skeleton card bars={[40, 70, 90, 60]} />}>
      {({ pages }) => {
        const all = pages.flatMap(({ items }) => items)
        const above = pages[0]?.above ?? []
        const running = all.filter(({ endedAt }) => endedAt === null)
        const over = all.filter(({ endedAt }) => endedAt !== null)
        return (
          <>
            {running.length === 0 && above.length > 0 ? null : running.length === 0 ? (
              <StateView icon="circle-check" title={words.none} hint={words.noneHint} />
            ) : (
              <Section title={words.running}>
                <View className="emergency-cards">
                  {running.map(one => (
                    <EmergencyCard
                      key={one.emergencyId}
                      one={one}
                      onEnd={() => {
                        setEnding(one)
                      }}
                    />
                  ))}
                </View>
              </Section>
            )}
            {above.length > 0 && (
              <Section title={words.above}>
                <View className="emergency-cards">
                  {above.map(one => (
                    <EmergencyCard key={one.emergencyId} one={one} />
                  ))}
                </View>
              </Section>
            )}
            {over.length > 0 && (
              <Section title={words.ended}>
                <View className="emergency-cards">
                  {over.map(one => (
                    <EmergencyCard key={one.emergencyId} one={one} />
                  ))}
                </View>
              </Section>
            )}
            <ListEnd list={list} />
            {ending && (
              <EndSheet
                one={ending}
                onClose={() => {
                  setEnding(null)
                }}
              />
            )}
          </>
        )
      }}
    </Answer>
  )
}
