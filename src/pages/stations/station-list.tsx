import { Text, View } from '@tarojs/components'
import { NuanlinError } from '../../../domain/contract/errors'
import { go, paths } from '../../api/go'
import { Answer } from '../../components/answer'
import { Button } from '../../components/button'
import { Pressable } from '../../components/pressable'
import { heading, role } from '../../components/role'
import { Skeleton } from '../../components/skeleton'
import { StateView } from '../../components/state-view'
import { AskPlace } from '../../features/place/ask-place'
import { EmergencyBanners } from '../../features/station/emergency'
import { countOf, isFiltered } from '../../features/station/search/filters'
import type { Found } from '../../features/station/search/queries'
import { useSearchWords, type SearchWords } from '../../features/station/search/words'
import { StationRow } from '../../features/station/station-row'
import { useNow } from '../../features/station/use-now'
import type { StationSearch } from './use-station-search'
import './station-list.scss'

/** The list in each of its states. The place that holds it scrolls. */
export function StationList({ search }: { search: StationSearch }) {
  const words = useSearchWords()
  const { list, place } = search
  return (
    <View
      className={`station-list ${list.isChanging ? 'station-list--changing' : ''}`}
      {...role('region')}
      aria-label={words.list}
      aria-busy={list.isChanging}
    >
      {!search.around && <AskPlace place={place} onPick={() => go.to(paths.community)} />}
      <Answer<Found>
        query={{ ...list, error: list.isFetchNextPageError ? null : list.error }}
        waiting={<Waiting />}
      >
        {found => <Rows search={search} found={found} />}
      </Answer>
    </View>
  )
}

function Rows({ search, found }: { search: StationSearch; found: Found }) {
  const words = useSearchWords()
  const now = useNow(found.asOf, search.list.dataUpdatedAt)
  if (found.items.length === 0) return <Nothing search={search} />
  return (
    <>
      <EmergencyBanners emergencies={found.emergencies} />
      <View className="station-list__order">
        <View {...heading(2)}>
          <Text className="station-list__from">{orderWords(search, found, words)}</Text>
        </View>
        {search.around && (
          <Pressable className="station-list__back" onPress={search.backHome}>
            <Text>{words.back}</Text>
          </Pressable>
        )}
      </View>
      {found.items.map(station => (
        <StationRow
          key={station.id}
          station={station}
          services={found.services}
          emergencies={found.emergencies}
          rules={found.freshness}
          now={now}
          selected={station.id === search.selected}
          onPress={() => go.to(paths.station(station.id))}
        />
      ))}
      <Foot list={search.list} />
    </>
  )
}

function orderWords({ around, place }: StationSearch, { origin }: Found, words: SearchWords): string {
  if (around) return words.byDistanceFromMap
  const name = origin?.areaName ?? place.community?.name
  if (place.kind === 'district' && name) return words.byDistanceFromCentre(name)
  return place.kind === 'here' || !name ? words.byDistance : words.byDistanceFrom(name)
}

function Nothing({ search }: { search: StationSearch }) {
  const words = useSearchWords()
  const { filters, dropFilters } = search
  if (!isFiltered(filters)) {
    return (
      <StateView
        icon="map-pin-off"
        title={words.nothingHere}
        hint={words.nothingHereHint}
        action={
          search.around
            ? { words: words.back, icon: 'locate', onPress: search.backHome }
            : { words: words.pick, icon: 'building-2', onPress: () => go.to(paths.community) }
        }
      />
    )
  }
  return (
    <StateView
      icon="inbox"
      title={filters.text ? words.nothingText(filters.text) : words.nothing}
      hint={countOf(filters) > 0 ? words.nothingHint : words.nothingTextHint}
      action={{
        words: countOf(filters) > 0 ? words.dropFilters : words.dropText,
        icon: 'x',
        onPress: dropFilters,
      }}
    />
  )
}

/** The end of the list, what is still coming, or why it does not come. */
function Foot({ list }: { list: StationSearch['list'] }) {
  const words = useSearchWords()
  if (list.isFetchNextPageError) {
    // A position that has expired cannot be gone on from: then the list is read from its beginning.
    const expired = list.error instanceof NuanlinError && list.error.code === 'INVALID_INPUT'
    return (
      <View className="station-list__foot" {...role('alert')}>
        <Text className="station-list__foot-words">{words.moreFailed}</Text>
        <Button
          narrow
          icon="refresh-cw"
          onPress={() => void (expired ? list.refetch() : list.fetchNextPage())}
        >
          {words.again}
        </Button>
      </View>
    )
  }
  if (list.hasNextPage) {
    return (
      <View className="station-list__foot">
        {list.isFetchingNextPage ? (
          <Text>{words.loadingMore}</Text>
        ) : (
          <Button narrow look="plain" onPress={() => void list.fetchNextPage()}>
            {words.more}
          </Button>
        )}
      </View>
    )
  }
  return (
    <View className="station-list__foot">
      <Text>{words.end}</Text>
    </View>
  )
}

function Waiting() {
  return (
    <View className="station-list__waiting">
      <Skeleton bars={[62, 78, 34]} />
      <Skeleton bars={[54, 70, 34]} />
      <Skeleton bars={[66, 74, 34]} />
      <Skeleton bars={[58, 66, 34]} />
    </View>
  )
}
