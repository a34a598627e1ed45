import { View } from '@tarojs/components'
import Taro, { usePullDownRefresh, useRouter } from '@tarojs/taro'
import { NuanlinError } from '../../../../domain/contract/errors'
import type { StationDetail } from '../../../../domain/station/contract'
import type { StationForEdit } from '../../../../domain/station/desk-contract'
import { nameIn } from '../../../../domain/contract/name'
import { decoded } from '../../../api/decoded'
import { go, paths } from '../../../api/go'
import { Answer } from '../../../components/answer'
import { Skeleton } from '../../../components/skeleton'
import { StateView } from '../../../components/state-view'
import { useNow } from '../../../features/station/use-now'
import { useLocale } from '../../../i18n/words'
import { useStationAsShown, useStationForEdit } from '../desk/queries'
import { staffPaths } from '../paths'
import { StaffAnswer } from '../../../features/staff/staff-answer'
import { Page } from '../../../components/page'
import { useDeskWords } from '../words/desk'
import { BookingsDoor } from './bookings-door'
import { Counts, CountsFoot, hasCounts, useCounts, type CountsState } from './counts'
import { Days } from './days'
import { Door } from './door'
import { StationHead } from './head'
import { LockedHere } from './locked-here'
import { RecordCard } from './record-card'
import './index.scss'

/** One station at its desk: the door, what is free, special days, who stood before it in vain, and its record. */
export default function StationDesk() {
  const words = useDeskWords().station
  const locale = useLocale()
  const id = decoded(useRouter().params.id ?? '')
  const station = useStationForEdit(id)
  const shown = useStationAsShown(id)
  const counts = useCounts(id, station.data)
  usePullDownRefresh(() => {
    void Promise.all([station.refetch(), shown.refetch()]).finally(() => {
      Taro.stopPullDownRefresh()
    })
  })
  const missing = id === '' || (station.error instanceof NuanlinError && station.error.code === 'NOT_FOUND')
  const name = station.data ? nameIn(station.data.office.name, locale) : words.title
  return (
    <Page
      title={name}
      card={() => ({ title: name, path: id === '' ? paths.home : paths.station(id) })}
      foot={station.data && hasCounts(station.data) ? <CountsFoot counts={counts} /> : undefined}
    >
      {missing ? (
        <StateView
          icon="map-pin-off"
          title={words.notFound}
          hint={words.notFoundHint}
          action={{
            words: words.back,
            onPress: () => {
              go.replace(staffPaths.stations)
            },
          }}
        />
      ) : (
        <StaffAnswer query={station} place={id} waiting={<Waiting />}>
          {data => (
            <Answer query={shown} waiting={<Waiting />}>
              {asShown => (
                <Desk station={data} shown={asShown} shownAt={shown.dataUpdatedAt} counts={counts} />
              )}
            </Answer>
          )}
        </StaffAnswer>
      )}
    </Page>
  )
}

function Waiting() {
  return (
    <>
      <Skeleton card bars={[34, 82, 60]} />
      <View className="page-part">
        <Skeleton card bars={[60, 100, 70, 90]} />
      </View>
    </>
  )
}

interface DeskProps {
  readonly station: StationForEdit
  readonly shown: StationDetail
  readonly shownAt: number
  readonly counts: CountsState
}

function Desk({ station, shown, shownAt, counts }: DeskProps) {
  const now = useNow(shown.asOf, shownAt)
  return (
    <View className="page-columns page-columns--apart">
      <View>
        <StationHead station={station} shown={shown} now={now} />
        <BookingsDoor station={station} />
        <Door station={station} now={now} />
        {hasCounts(station) && <Counts station={station} shown={shown} counts={counts} now={now} />}
      </View>
      <View>
        <LockedHere stationId={station.stationId} />
        <Days station={station} now={now} />
        <RecordCard station={station} now={now} />
      </View>
    </View>
  )
}
