import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { DeskSample } from '../../../../domain/sample/views'
import { MOST_BOUGHT_AT, MOST_FOOD_NAME, MOST_GRAMS } from '../../../../domain/sample/limits'
import { sampleNumberInWords } from '../../../../domain/sample/number'
import { actOnce, SOON_AGAIN } from '../../../api/act-once'
import { isRecord } from '../../../api/checks'
import { client } from '../../../api/client'
import { decoded } from '../../../api/decoded'
import { useDraft } from '../../../api/draft'
import { go } from '../../../api/go'
import { Button } from '../../../components/button'
import { DraftNote } from '../../../components/draft-note'
import { Section } from '../../../components/section'
import { Skeleton } from '../../../components/skeleton'
import { StateView } from '../../../components/state-view'
import { Choices } from '../../../components/choices'
import { foodPaths } from '../paths'
import { Problem } from '../../../components/problem'
import { useFoodTests, useSampleAct } from '../queries'
import { Page } from '../../../components/page'
import { TextField } from '../../../components/text-field'
import { StaffAnswer } from '../../../features/staff/staff-answer'
import { useSampleDeskWords } from '../words'
import { SampleLabel } from '../sample/label'
import { Bringer } from './bringer'

interface Typed {
  readonly source: 'resident' | 'market'
  readonly food: string
  readonly category: string
  readonly boughtAt: string
  readonly weight: string
}
const EMPTY: Typed = { source: 'resident', food: '', category: '', boughtAt: '', weight: '' }
const isTyped = (value: unknown): value is Typed =>
  isRecord(value) &&
  (value.source === 'resident' || value.source === 'market') &&
  [value.food, value.category, value.boughtAt, value.weight].every(one => typeof one === 'string')

/** Takes a sample in: what it is, where it is from, how heavy; then its label. */
export default function SampleIntake() {
  const words = useSampleDeskWords().form
  const { id = '', booking = '' } = useRouter().params
  const stationId = decoded(id)
  const catalogue = useFoodTests(stationId)
  return (
    <Page title={words.title}>
      {stationId === '' ? (
        <StateView icon="flask-conical" title={words.noTests} hint={words.noTestsHint} />
      ) : (
        <StaffAnswer query={catalogue} waiting={<Skeleton card bars={[50, 80, 60]} />}>
          {({ categories }) => (
            <>
              {booking !== '' && <Bringer stationId={stationId} bookingId={booking} />}
              <Form stationId={stationId} bookingId={booking} categories={categories} />
            </>
          )}
        </StaffAnswer>
      )}
    </Page>
  )
}

interface FormProps {
  readonly stationId: string
  /** Empty where it belongs to none. */
  readonly bookingId: string
  readonly categories: readonly { readonly code: string; readonly name: string }[]
}

function Form({ stationId, bookingId, categories }: FormProps) {
  const words = useSampleDeskWords().form
  const name = bookingId === '' ? `sample:${stationId}` : `sample:${stationId}:${bookingId}`
  const draft = useDraft(name, isTyped, EMPTY)
  const [taken, setTaken] = useState<DeskSample | null>(null)
  const { food, category, boughtAt, weight } = draft.value
  const source = bookingId === '' ? draft.value.source : 'resident'
  const change = (changes: Partial<Typed>) => {
    draft.set({ ...draft.value, ...changes })
  }
  const grams = /^\d{1,5}$/.test(weight.trim()) ? Number(weight) : 0
  const weighed = grams >= 1 && grams <= MOST_GRAMS
  const complete = food.trim() !== '' && category !== '' && weighed
  const takeIn = useSampleAct(() =>
    actOnce(
      name,
      {
        stationId,
        source,
        ...(bookingId === '' ? {} : { bookingId }),
        food: food.trim(),
        category,
        boughtAt: boughtAt.trim(),
        weightGrams: grams,
      },
      client.samples.takeIn,
      SOON_AGAIN,
    ),
  )
  if (taken)
    return (
      <>
        <Section title={words.done(sampleNumberInWords(taken.number))}>
          <SampleLabel sample={taken} />
        </Section>
        <View className="page-part page-actions">
          <Button
            look="primary"
            icon="plus"
            onPress={() => {
              setTaken(null)
            }}
          >
            {words.next}
          </Button>
          {bookingId === '' ? (
            <Button
              onPress={() => {
                go.replace(foodPaths.sample(taken.id))
              }}
            >
              {words.open}
            </Button>
          ) : (
            <Button onPress={go.back}>{words.allIn}</Button>
          )}
        </View>
      </>
    )
  return (
    <>
      {draft.restored && <DraftNote onClear={draft.clear} />}
      <Problem error={takeIn.error} />
      <View className="page-card">
        {bookingId === '' && (
          <Choices
            label={words.source}
            options={[
              ['resident', words.sources.resident],
              ['market', words.sources.market],
            ]}
            chosen={source}
            onChoose={chosen => {
              change({ source: chosen })
            }}
          />
        )}
        <TextField
          label={words.food}
          value={food}
          maxlength={MOST_FOOD_NAME}
          onChange={value => {
            change({ food: value })
          }}
        />
        <View className="page-part">
          <Choices
            label={words.category}
            options={categories.map(one => [one.code, one.name] as const)}
            chosen={category}
            onChoose={chosen => {
              change({ category: chosen })
            }}
          />
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
        <TextField
          label={words.boughtAt[source]}
          value={boughtAt}
          maxlength={MOST_BOUGHT_AT}
          onChange={value => {
            change({ boughtAt: value })
          }}
        />
      </View>
      <View className="page-part page-actions">
        <Button
          look="primary"
          disabled={!complete || takeIn.isPending}
          onPress={() => {
            takeIn.mutate(undefined, {
              onSuccess: sample => {
                // The next one of a market round is from the same place.
                draft.set({ ...EMPTY, source, boughtAt: source === 'market' ? boughtAt : '' })
                setTaken(sample)
              },
            })
          }}
        >
          {words.save}
        </Button>
      </View>
    </>
  )
}
