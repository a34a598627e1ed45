import { Text, View } from '@tarojs/components'
import type { DeskSample } from '../../../../domain/sample/views'
import { sampleNumberInWords } from '../../../../domain/sample/number'
import { chinaDate } from '../../../../domain/time/china-time'
import { Button } from '../../../components/button'
import { Qr } from '../../../components/qr'
import { useSampleDeskWords } from '../words'
import { print } from './print'
import './label.scss'

/** What is stuck on a sample: its number, readable and as QR, what it is, which day. */
export function SampleLabel({ sample }: { sample: DeskSample }) {
  const words = useSampleDeskWords()
  const number = sampleNumberInWords(sample.number)
  return (
    <>
      <View className="sample-label">
        <Qr text={sample.number} label={`${words.label} ${number}`} />
        <View className="sample-label__words">
          <Text className="sample-label__number">{number}</Text>
          <Text className="sample-label__food">{sample.food}</Text>
          <Text className="sample-label__about">{sample.stationName}</Text>
          <Text className="sample-label__about">
            {`${chinaDate(Date.parse(sample.takenInAt))} · ${words.grams(sample.weightGrams)}`}
          </Text>
        </View>
      </View>
      <Text className="sample-label__hint">{words.labelHint}</Text>
      {print && (
        <View className="sample-label__print">
          <Button onPress={print}>{words.print}</Button>
        </View>
      )}
    </>
  )
}
