import { Text, View } from '@tarojs/components'
import type { MySample } from '../../../../domain/sample/views'
import { settled } from '../../../../domain/sample/screening'
import { useSampleWords } from '../samples/words'

/** What it was tested for, and what each screening said: a first positive is called so until another one looked. */
export function TestRows({ item }: { item: MySample }) {
  const words = useSampleWords()
  return (
    <View className="sample-tests">
      {item.tests.map(({ analyte, demo, results }) => {
        const said = results.map((result, i) =>
          // Positive for the first time is never just "positive".
          result === 'positive' && !results.slice(0, i).includes('positive')
            ? words.results.first_positive
            : words.results[result],
        )
        const last = settled(results)
        const shown =
          said.length === 0
            ? [words.results.waiting]
            : said.length === 1
              ? said
              : said.map((one, i) => `${words.nth(i + 1)} ${one}`)
        return (
          <View key={analyte} className="sample-tests__one">
            <View className="sample-tests__name">
              <Text>{analyte}</Text>
              {demo && <Text className="sample-tests__demo">{words.demo}</Text>}
            </View>
            <View className={`sample-tests__results sample-tests__results--${last ?? 'open'}`}>
              {shown.map(one => (
                <Text key={one} className="sample-tests__result">
                  {one}
                </Text>
              ))}
            </View>
          </View>
        )
      })}
    </View>
  )
}
