import { Text, View } from '@tarojs/components'
import type { StationDetail } from '../../../../domain/station/contract'
import type { StationForEdit } from '../../../../domain/station/desk-contract'
import type { Instant } from '../../../../domain/time/china-time'
import { go, paths } from '../../../api/go'
import { Button } from '../../../components/button'
import { OpenTag } from '../../../features/station/open-tag'
import { useWords } from '../../../i18n/words'
import { useDeskWords } from '../words/desk'

interface HeadProps {
  readonly station: StationForEdit
  readonly shown: StationDetail
  readonly now: Instant
}

/** Which station it is and how visitors see it at this moment. */
export function StationHead({ station, shown, now }: HeadProps) {
  const words = useWords()
  const desk = useDeskWords().station
  // Addresses often name their street and community themselves; one that was guessed is no part of them.
  const above = shown.areaNames.filter(name => !shown.address.includes(name))
  const where = [...above, shown.address].join(' ')
  return (
    <View className="page-card desk-head">
      <View className="desk-head__top">
        <OpenTag open={shown.open} now={now} />
        {station.demo && <Text className="desk-head__demo">{words.common.demo}</Text>}
      </View>
      <Text className="desk-head__where">{where}</Text>
      <View className="desk-head__see">
        <Button
          look="plain"
          narrow
          icon="user"
          onPress={() => {
            go.to(paths.station(station.stationId))
          }}
        >
          {desk.see}
        </Button>
      </View>
    </View>
  )
}
