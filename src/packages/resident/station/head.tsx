import { Text, View } from '@tarojs/components'
import type { StationDetail } from '../../../../domain/station/contract'
import { NuanlinError } from '../../../../domain/contract/errors'
import type { Instant } from '../../../../domain/time/china-time'
import { Button } from '../../../components/button'
import { notice } from '../../../components/notice/notice'
import { Facts } from '../../../components/facts'
import { heading } from '../../../components/role'
import { ShareButton } from '../../../components/share-button'
import { ClosureLine } from '../../../features/station/closure-line'
import { wayFacts } from '../../../features/station/facts'
import { OpenTag } from '../../../features/station/open-tag'
import { useSetFavourite } from '../../../features/station/queries'
import { useStationActions } from '../../../features/station/station-actions'
import { currentWords, useWords } from '../../../i18n/words'
import '../../../features/station/station-card.scss'

interface HeadProps {
  readonly station: StationDetail
  readonly now: Instant
  readonly share: () => { readonly title: string; readonly path: string }
  readonly from: string | undefined
}

/** What it is, whether it is open, where it stands, and what one does about it. */
export function Head({ station, now, share, from }: HeadProps) {
  const words = useWords()
  const { goThere, call, sheet } = useStationActions()
  const setFavourite = useSetFavourite()
  const toggleFavourite = () => {
    const favourite = !station.favourite
    setFavourite.mutate(
      { stationId: station.id, favourite },
      {
        onSuccess: () => {
          const { addedFavourite, removedFavourite } = currentWords().station
          notice(favourite ? addedFavourite : removedFavourite)
        },
        onError: error => {
          notice(refusalOf(error))
        },
      },
    )
  }
  const kinds = station.kinds.map(kind => words.station.kinds[kind])
  const host = station.unknown.includes('hostType') ? [] : [words.station.hosts[station.hostType]]
  const way = wayFacts(station, words, from)
  return (
    <View className="station-head station-card">
      <View className="station-card__top">
        <OpenTag open={station.open} now={now} />
        {station.demo && <Text className="station-card__demo">{words.common.demo}</Text>}
      </View>
      <View {...heading(1)}>
        <Text className="station-head__name station-card__name">{station.name}</Text>
      </View>
      <ClosureLine closure={station.closure} />
      <Facts parts={[...kinds, ...host]} />
      <Text className="station-head__address">{addressWords(station)}</Text>
      <Facts parts={way} />
      <View className="station-head__actions station-card__actions">
        <Button
          look="primary"
          icon="navigation"
          onPress={() => {
            goThere(station)
          }}
        >
          {words.station.goThere}
        </Button>
        {station.phone && (
          <Button
            icon="phone"
            onPress={() => {
              call(station)
            }}
          >
            {words.station.call}
          </Button>
        )}
      </View>
      <View className="station-head__actions station-card__actions">
        <Button
          icon={station.favourite ? 'star-fill' : 'star'}
          pressed={station.favourite}
          onPress={toggleFavourite}
        >
          {station.favourite ? words.station.favourited : words.station.favourite}
        </Button>
        <ShareButton words={words.common.share} card={share} />
      </View>
      {sheet}
    </View>
  )
}

/** Without an identity there is nobody to keep a favourite for: that has better words than "signed out". */
function refusalOf(error: Error): string {
  const words = currentWords()
  if (!(error instanceof NuanlinError)) return words.state.errorTitle
  return error.code === 'UNAUTHENTICATED' ? words.favourites.signInHint : error.message
}

/** Street and community before the address, unless it names them itself. */
function addressWords({ areaNames, address }: StationDetail): string {
  return [...areaNames.filter(name => !address.includes(name)), address].join(' ')
}
