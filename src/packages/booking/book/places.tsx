import { Text, View } from '@tarojs/components'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import type { OfferingCard } from '../../../../domain/booking/views'
import { go, paths } from '../../../api/go'
import { useTick } from '../../../api/use-tick'
import { Answer } from '../../../components/answer'
import { Facts } from '../../../components/facts'
import { Icon } from '../../../components/icon'
import { ListEnd } from '../../../components/list-end'
import { NavBar } from '../../../components/nav-bar'
import { Pressable } from '../../../components/pressable'
import { Screen } from '../../../components/screen'
import { Section } from '../../../components/section'
import { Skeleton } from '../../../components/skeleton'
import { StateView } from '../../../components/state-view'
import { startWords } from '../../../features/booking/when'
import { AskPlace } from '../../../features/place/ask-place'
import { useOrigin, type MyOrigin } from '../../../features/place/use-origin'
import { distanceWords } from '../../../i18n/distance-words'
import { useWords } from '../../../i18n/words'
import { bookingPaths } from '../paths'
import { placeWords } from '../place-words'
import { usePlaces } from '../queries'
import { useBookingWords } from '../words'

/** Where it can be booked: the nearest with a place above all, then the others by distance. */
export function Places() {
  const all = useWords()
  const words = useBookingWords()
  const place = useOrigin()
  const places = usePlaces(place)
  usePullDownRefresh(() => {
    void places.refetch().finally(() => {
      Taro.stopPullDownRefresh()
    })
  })
  return (
    <Screen title={words.book} nav={<NavBar title={words.book} back />}>
      <AskPlace
        place={place}
        onPick={() => {
          go.to(paths.community)
        }}
      />
      <Answer
        query={places}
        waiting={
          <>
            <Skeleton card bars={[60, 80, 46]} />
            <View className="booking-gap" />
            <Skeleton card bars={[60, 80, 46]} />
          </>
        }
      >
        {({ pages }) => {
          const items = pages.flatMap(page => page.items)
          // Before a place was told nothing is nearer than anything else.
          const first = place.kind === 'district' ? undefined : items.find(({ next }) => next !== null)
          const others = items.filter(one => one !== first)
          if (items.length === 0)
            return (
              <StateView
                icon="flask-conical"
                title={words.places.empty}
                hint={words.places.emptyHint}
                action={{
                  words: words.places.find,
                  icon: 'map',
                  onPress: () => {
                    go.tab('stations')
                  },
                }}
              />
            )
          return (
            <>
              <Text className="booking-lead">{words.places.hint}</Text>
              {first && (
                <Section title={words.places.first} card>
                  <PlaceRow one={first} place={place} />
                </Section>
              )}
              {others.length > 0 && (
                <Section title={first ? words.places.others : words.places.all} card>
                  {others.map(one => (
                    <PlaceRow key={one.id} one={one} place={place} />
                  ))}
                </Section>
              )}
              <ListEnd list={places} />
              {items.some(({ demo }) => demo) && <Text className="booking-demo">{all.common.demoNote}</Text>}
            </>
          )
        }}
      </Answer>
    </Screen>
  )
}

function PlaceRow({ one, place }: { readonly one: OfferingCard; readonly place: MyOrigin }) {
  const all = useWords()
  const words = useBookingWords()
  const now = useTick()
  // As long as no place was told there is no distance: the middle of the district is nowhere that anybody is.
  const far = distanceWords(one.distance, all)
  const from =
    place.kind === 'district'
      ? []
      : [place.kind === 'community' && place.community ? all.distance.from(place.community.name, far) : far]
  return (
    <Pressable
      className="place-row"
      onPress={() => {
        go.to(bookingPaths.slots(one.id))
      }}
    >
      <View className="place-row__inside">
        <View className="place-row__words">
          <Text className="place-row__name">{placeWords(one, words)}</Text>
          <Facts parts={[...from, one.address]} />
          <View className={`place-row__next ${one.next ? '' : 'place-row__next--none'}`}>
            <Icon name={one.next ? 'calendar-check' : 'calendar-x'} size="s" />
            <Text>
              {one.next
                ? words.places.next(startWords(Date.parse(one.next.startsAt), now, all), one.next.free)
                : words.places.none}
            </Text>
          </View>
        </View>
        <Icon name="chevron-right" size="s" />
      </View>
    </Pressable>
  )
}
