import { View } from '@tarojs/components'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { useQueryClient } from '@tanstack/react-query'
import { settingsRoles } from '../../../../domain/district/settings-roles'
import { auditReaders } from '../../../../domain/audit/readers'
import { grantingRoles } from '../../../../domain/role/roles'
import { deskRoles } from '../../../../domain/station/desk-roles'
import { moderatorRoles } from '../../../../domain/submissions/moderators'
import { go, paths } from '../../../api/go'
import { Answer } from '../../../components/answer'
import { Door, Doors } from '../../../components/door'
import { Section } from '../../../components/section'
import { Skeleton } from '../../../components/skeleton'
import { StateView } from '../../../components/state-view'
import type { Grant } from '../../../../domain/staff/contract'
import { inForce, placesOf, useMyGrants } from '../../../features/staff/grants'
import { staffPaths } from '../paths'
import { Page } from '../../../components/page'
import { useBookingsDoorWords } from '../words/bookings-door'
import { useHasRooms } from './sample-queries'
import { useModerationWords } from '../words/moderation'
import { useSampleNeedsWords } from '../words/samples'
import { useStaffWords } from '../words/words'
import { Suspended } from '../../../features/staff/denied'
import { GrantRow } from './grant-row'
import './index.scss'
import { Needs } from './needs'
import { SampleNeeds } from './sample-needs'
import { StationDoors } from './station-doors'

export default function Workbench() {
  const words = useStaffWords().workbench
  const mine = useMyGrants()
  const queries = useQueryClient()
  usePullDownRefresh(() => {
    void queries.invalidateQueries({ queryKey: ['desk', 'needs'] })
    void mine.refetch().finally(() => {
      Taro.stopPullDownRefresh()
    })
  })
  return (
    <Page title={words.title}>
      <Answer query={mine} waiting={<Skeleton card bars={[60, 40, 64, 44]} />}>
        {({ grants }) =>
          grants.length === 0 ? (
            <StateView
              icon="briefcase"
              title={words.none}
              hint={words.noneHint}
              action={{
                words: words.enter,
                onPress: () => {
                  go.to(paths.acceptInvitation)
                },
              }}
            />
          ) : (
            <>
              <View className="needs">
                <Needs grants={grants} />
                <SampleNeeds grants={grants} />
              </View>
              <View className="page-columns">
                <StaffDoors grants={grants} />
                <Section title={words.mine} card>
                  {grants.map(grant => (
                    <GrantRow key={grant.id} grant={grant} />
                  ))}
                </Section>
              </View>
            </>
          )
        }
      </Answer>
    </Page>
  )
}

/** Only what my roles may do has a door. */
function StaffDoors({ grants }: { grants: readonly Grant[] }) {
  const words = useStaffWords().workbench
  const moderation = useModerationWords()
  const bookings = useBookingsDoorWords()
  const samples = useSampleNeedsWords()
  const rooms = useHasRooms(grants)
  if (inForce(grants).length === 0) return <Suspended grants={grants} />
  const people = placesOf(grants, grantingRoles).length > 0
  const audit = placesOf(grants, auditReaders).length > 0
  const stations = placesOf(grants, deskRoles).length > 0
  const settings = placesOf(grants, settingsRoles).length > 0
  // Whoever tests food works at one room; who keeps stations finds bookings at each of them.
  const [own, another] = placesOf(grants, ['food_tester'])
  const room = own?.place.kind === 'station' && !another ? own.place.id : null
  const moderates = placesOf(grants, moderatorRoles).length > 0
  if (room === null && !people && !audit && !stations && !settings && !moderates && !rooms) return null
  return (
    <Section title={words.doors}>
      <Doors>
        <StationDoors grants={grants} />
        {room && (
          <Door
            icon="calendar-check"
            title={bookings.title}
            hint={bookings.hint}
            onPress={to(staffPaths.bookings(room))}
          />
        )}
        {rooms && (
          <Door
            icon="flask-conical"
            title={samples.title}
            hint={samples.doorHint}
            onPress={to(staffPaths.samples)}
          />
        )}
        {moderates && (
          <Door
            icon="camera"
            title={moderation.door}
            hint={moderation.doorHint}
            onPress={to(staffPaths.moderation)}
          />
        )}
        {people && (
          <Door icon="user" title={words.people} hint={words.peopleHint} onPress={to(staffPaths.people)} />
        )}
        {audit && (
          <Door icon="list" title={words.audit} hint={words.auditHint} onPress={to(staffPaths.audit)} />
        )}
        {people && (
          <Door icon="map" title={words.areas} hint={words.areasHint} onPress={to(staffPaths.areas)} />
        )}
        {settings && (
          <Door
            icon="wrench"
            title={words.settings}
            hint={words.settingsHint}
            onPress={to(staffPaths.settings)}
          />
        )}
      </Doors>
    </Section>
  )
}

const to = (url: string) => () => {
  go.to(url)
}
