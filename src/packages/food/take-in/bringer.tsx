import { Text, View } from '@tarojs/components'
import { numberInGroups } from '../../../../domain/booking/number'
import { Answer } from '../../../components/answer'
import { CardHead } from '../../../components/card-head'
import { Skeleton } from '../../../components/skeleton'
import { timesWords } from '../../../features/booking/when'
import { useWords } from '../../../i18n/words'
import { useBrought } from '../queries'
import { useSampleDeskWords } from '../words'

interface BringerProps {
  readonly stationId: string
  readonly bookingId: string
}

/** Whose booking it is that brings the food, and what is in already. */
export function Bringer({ stationId, bookingId }: BringerProps) {
  const all = useWords()
  const words = useSampleDeskWords().form
  const brought = useBrought(stationId, bookingId)
  return (
    <Answer query={brought} waiting={<Skeleton card bars={[40, 60]} />}>
      {one => (
        <View className="page-card">
          <CardHead icon="user" name={one.nickname || words.someone}>
            <Text className="card-head__about">
              {timesWords(one, all)} · {numberInGroups(one.number)}
            </Text>
            <Text className="card-head__about">
              {one.foods.length > 0 ? words.inSoFar(one.foods) : words.hears}
            </Text>
          </CardHead>
        </View>
      )}
    </Answer>
  )
}
