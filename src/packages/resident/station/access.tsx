import { Text, View } from '@tarojs/components'
import type { StationDetail } from '../../../../domain/station/contract'
import { Icon } from '../../../components/icon'
import { role } from '../../../components/role'
import { Section } from '../../../components/section'
import { useWords } from '../../../i18n/words'

/** What decides whether somebody with a wheelchair, a pram or a full bladder comes at all. */
export function Access({ station }: { station: StationDetail }) {
  const words = useWords().station
  const facts = [
    {
      icon: 'accessibility' as const,
      has: station.stepFree,
      words: station.stepFree ? words.stepFree : words.noStepFree,
    },
    { icon: 'toilet' as const, has: station.toilet, words: station.toilet ? words.toilet : words.noToilet },
  ]
  return (
    <Section title={words.access} card>
      <View className="station-access" {...role('list')}>
        {facts.map(fact => (
          <View
            key={fact.icon}
            className={`station-access__one ${fact.has ? 'station-access__one--has' : ''}`}
            {...role('listitem')}
          >
            <Icon name={fact.icon} />
            <Text>{fact.words}</Text>
          </View>
        ))}
      </View>
    </Section>
  )
}
