import { View } from '@tarojs/components'
import type { DeskSample } from '../../../../domain/sample/views'
import { MOST_READING } from '../../../../domain/sample/limits'
import { screeningResults, type ScreeningResult } from '../../../../domain/sample/screening'
import { actOnce } from '../../../api/act-once'
import { isRecord } from '../../../api/checks'
import { client } from '../../../api/client'
import { useDraft } from '../../../api/draft'
import { Button } from '../../../components/button'
import { DraftNote } from '../../../components/draft-note'
import { notice } from '../../../components/notice/notice'
import { Section } from '../../../components/section'
import { Choices } from '../../../components/choices'
import { Problem } from '../../../components/problem'
import { useSampleAct } from '../queries'
import { TextField } from '../../../components/text-field'
import { currentSampleDeskWords, useSampleDeskWords } from '../words'
import { TestName } from './test-name'

interface Entry {
  /** Empty until it is chosen. */
  readonly result: ScreeningResult | ''
  readonly reading: string
}
type Entries = Readonly<Record<string, Entry>>
const isEntry = (value: unknown): value is Entry =>
  isRecord(value) &&
  typeof value.reading === 'string' &&
  ['', ...screeningResults].some(one => one === value.result)
const isEntries = (value: unknown): value is Entries => isRecord(value) && Object.values(value).every(isEntry)

/** Results of the screening that is under way: those that are known can be saved before the others. */
export function EnterResults({ sample }: { sample: DeskSample }) {
  const words = useSampleDeskWords()
  const { id, version, round } = sample
  const tests = sample.tests.filter(({ inThisRound }) => inThisRound)
  const name = `results:${id}`
  const draft = useDraft(name, isEntries, entriesOf(sample))
  const entries = draft.value
  const known = tests.flatMap(({ code, results }) => {
    const entry = entries[code]
    const before = results.find(one => one.round === round)
    if (!entry || entry.result === '') return []
    const same = before?.result === entry.result && before.reading === entry.reading.trim()
    return same ? [] : [{ test: code, result: entry.result, reading: entry.reading.trim() }]
  })
  const enter = useSampleAct(() =>
    actOnce(name, { sampleId: id, version, results: known }, client.samples.enter),
  )
  return (
    <Section title={words.enter}>
      {draft.restored && <DraftNote onClear={draft.clear} />}
      <View className="page-card">
        <Problem error={enter.error} />
        {tests.map(test => {
          const entry = entries[test.code] ?? { result: '', reading: '' }
          const set = (changes: Partial<Entry>) => {
            draft.set({ ...entries, [test.code]: { ...entry, ...changes } })
          }
          return (
            <View key={test.code} className="result-entry">
              <TestName test={test} />
              <Choices<ScreeningResult | ''>
                label={words.resultOf(test.analyte)}
                options={screeningResults.map(one => [one, words.results[one]] as const)}
                chosen={entry.result}
                onChoose={result => {
                  set({ result })
                }}
              />
              <TextField
                label={words.reading(test.analyte)}
                value={entry.reading}
                maxlength={MOST_READING}
                onChange={reading => {
                  set({ reading })
                }}
              />
            </View>
          )
        })}
        <View className="page-actions page-part">
          <Button
            look="primary"
            disabled={known.length === 0 || enter.isPending}
            onPress={() => {
              enter.mutate(undefined, {
                onSuccess: ({ state }) => {
                  const done = currentSampleDeskWords()
                  notice(state === 'to_verify' ? done.savedAll : done.saved)
                },
              })
            }}
          >
            {words.save}
          </Button>
        </View>
      </View>
    </Section>
  )
}

/** What is entered already: of a screening that was sent back, or not entered to the end. */
function entriesOf({ tests, round }: DeskSample): Entries {
  return Object.fromEntries(
    tests.flatMap(({ code, results }) => {
      const before = results.find(one => one.round === round)
      return before ? [[code, { result: before.result, reading: before.reading }]] : []
    }),
  )
}
