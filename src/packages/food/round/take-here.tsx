import { Text, View } from '@tarojs/components'
import { useRef } from 'react'
import { MOST_FOOD_NAME, MOST_GRAMS } from '../../../../domain/sample/limits'
import { sampleNumberInWords } from '../../../../domain/sample/number'
import { stallAfter } from '../../../../domain/sample/round'
import type { SamplingRound } from '../../../../domain/sample/round-procedures'
import { isRecord } from '../../../api/checks'
import { useDraft } from '../../../api/draft'
import { post } from '../../../api/outbox'
import { Answer } from '../../../components/answer'
import { Button } from '../../../components/button'
import { Choices } from '../../../components/choices'
import { notice } from '../../../components/notice/notice'
import { Problem } from '../../../components/problem'
import { Skeleton } from '../../../components/skeleton'
import { TextField } from '../../../components/text-field'
import { useFoodTests, useSampleAct } from '../queries'
import { currentRoundWords, useRoundWords } from './words'

/** A sample that was taken without a network is sent by itself within this time, in milliseconds. */
const GOOD_FOR = 2 * 24 * 3_600_000

/** Two taps within this time after an answer are one, in milliseconds. */
const SECOND_TAP = 700

interface Typed {
  readonly food: string
  readonly category: string
  readonly weight: string
}
const EMPTY: Typed = { food: '', category: '', weight: '' }
const isTyped = (value: unknown): value is Typed =>
  isRecord(value) && [value.food, value.category, value.weight].every(one => typeof one === 'string')

interface TakeHereProps {
  readonly round: SamplingRound
  readonly stall: string
  readonly onStall: (stall: string) => void
}

/**
 * Takes a sample at the stall where one stands, with one tap: what was typed stays for the next stall, where the same
 * food is usually looked for. Without a network it is kept on the device and sent once.
 */
export function TakeHere({ round, stall, onStall }: TakeHereProps) {
  const words = useRoundWords()
  const catalogue = useFoodTests(round.stationId)
  const draft = useDraft(`on-round:${round.id}`, isTyped, EMPTY)
  const { food, category, weight } = draft.value
  const change = (changes: Partial<Typed>) => {
    draft.set({ ...draft.value, ...changes })
  }
  const grams = /^\d{1,5}$/.test(weight.trim()) ? Number(weight) : 0
  const weighed = grams >= 1 && grams <= MOST_GRAMS
  const complete = stall !== '' && food.trim() !== '' && category !== '' && weighed
  const take = useSampleAct(() =>
    post(
      'samples',
      'takeOnRound',
      {
        roundId: round.id,
        stall,
        food: food.trim(),
        category,
        weightGrams: grams,
        takenAt: new Date().toISOString(),
      },
      { goodFor: GOOD_FOR, about: `${stall} ${food.trim()} ${words.grams(grams)}` },
    ),
  )
  // What was typed stays, so the second tap of two would be a sample of the next stall.
  const answeredAt = useRef(-SECOND_TAP)
  const send = (goOn: boolean) => () => {
    if (performance.now() - answeredAt.current < SECOND_TAP) return
    take.mutate(undefined, {
      onSuccess: posted => {
        answeredAt.current = performance.now()
        const said = currentRoundWords()
        notice('sent' in posted ? said.taken(sampleNumberInWords(posted.sent.number)) : said.kept)
        // Kept from here, so that the stall is the same when the list comes anew.
        onStall(goOn ? (stallAfter(round.stalls, stall) ?? stall) : stall)
      },
    })
  }
  return (
    <View className="page-card page-part">
      <Problem error={take.error} />
      <Text className="page-card__note">{words.now}</Text>
      <Text className="page-card__title">{stall}</Text>
      <TextField
        label={words.food}
        value={food}
        maxlength={MOST_FOOD_NAME}
        onChange={value => {
          change({ food: value })
        }}
      />
      <View className="page-part">
        <Answer query={catalogue} waiting={<Skeleton bars={[60]} />}>
          {({ categories }) => (
            <Choices
              label={words.category}
              options={categories.map(one => [one.code, one.name] as const)}
              chosen={category}
              onChoose={chosen => {
                change({ category: chosen })
              }}
            />
          )}
        </Answer>
      </View>
      <TextField
        label={words.weight}
        value={weight}
        maxlength={5}
        problem={weight !== '' && !weighed ? words.weightWrong : undefined}
        onChange={value => {
          change({ weight: value })
        }}
      />
      <View className="page-actions page-part">
        <Button look="primary" icon="check" disabled={!complete || take.isPending} onPress={send(true)}>
          {words.next}
        </Button>
        <Button disabled={!complete || take.isPending} onPress={send(false)}>
          {words.more}
        </Button>
        {round.stalls.length > 1 && (
          <Button
            look="plain"
            disabled={take.isPending}
            onPress={() => {
              onStall(stallAfter(round.stalls, stall) ?? stall)
            }}
          >
            {words.skip}
          </Button>
        )}
      </View>
    </View>
  )
}
