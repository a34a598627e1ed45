import { Text, View } from '@tarojs/components'
import type { DeskSample } from '../../../../domain/sample/views'
import { Section } from '../../../components/section'
import { useSampleDeskWords } from '../words'
import { TestName } from './test-name'

/** What every screening said, with its readings. */
export function Results({ sample }: { sample: DeskSample }) {
  const words = useSampleDeskWords()
  return (
    <Section title={words.tests}>
      <View className="page-card">
        {sample.tests.map(test => (
          <View key={test.code} className="result-entry">
            <TestName test={test} />
            {test.results.map(({ round, result, reading }) => (
              <Text key={round} className={`result-entry__said result-entry__said--${result}`}>
                {[
                  ...(sample.round > 1 ? [`${words.facts.round} ${round}`] : []),
                  words.results[result],
                  ...(reading === '' ? [] : [reading]),
                ].join(' · ')}
              </Text>
            ))}
          </View>
        ))}
      </View>
    </Section>
  )
}
