import { Text, View } from '@tarojs/components'
import type { DeskSample } from '../../../../domain/sample/views'
import { Facts } from '../../../components/facts'
import { useSampleDeskWords } from '../words'

/** What is tested for, with what the office says of the test; no code of a method where it gave none. */
export function TestName({ test }: { test: DeskSample['tests'][number] }) {
  const words = useSampleDeskWords()
  return (
    <View>
      <Text className="test-name">{test.analyte}</Text>
      <Facts
        parts={[
          ...(test.methodCode === null ? [] : [words.method(test.methodCode)]),
          ...(test.typicalMinutes === null ? [] : [words.minutes(test.typicalMinutes)]),
          ...(test.demo ? [words.demo] : []),
        ]}
      />
    </View>
  )
}
