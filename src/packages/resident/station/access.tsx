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
      has: known(station, 'stepFree'),
      words: { yes: words.stepFree, no: words.noStepFree, unknown: words.stepFreeUnknown },
    },
    {
      icon: 'toilet' as const,
      has: known(station, 'toilet'),
      words: { yes: words.toilet, no: words.noToilet, unknown: words.toiletUnknown },
    },
  ]
  return (
    <Section title={words.access} card>
      <View className="station-access" {...role('list')}>
        {facts.map(fact => (
          <View
            key={fact.icon}
            className={`station-access__one station-access__one--${fact.has}`}
            {...role('listitem')}
          >
            <Icon name={fact.icon} />
            <Text>{fact.words[fact.has]}</Text>
          </View>
        ))}
      </View>
    </Section>
  )
}

/** What is known of it: what nobody has told is neither a yes nor a no. */
function known(station: StationDetail, fact: 'stepFree' | 'toilet'): 'yes' | 'no' | 'unknown' {
  if (station.unknown.includes(fact)) return 'unknown'
  return station[fact] ? 'yes' : 'no'
}
