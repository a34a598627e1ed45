import { View } from '@tarojs/components'
import { useState } from 'react'
import { MOST_TESTS } from '../../../../domain/sample/limits'
import { MOST_AT_ONCE } from '../../../../domain/sample/round'
import type { SamplingRound } from '../../../../domain/sample/round-procedures'
import { actOnce } from '../../../api/act-once'
import { client } from '../../../api/client'
import { Button } from '../../../components/button'
import { Chip } from '../../../components/chip'
import { notice } from '../../../components/notice/notice'
import { Problem } from '../../../components/problem'
import { role } from '../../../components/role'
import { Section } from '../../../components/section'
import { useFoodTests, useSampleAct } from '../queries'
import { useSampleDeskWords } from '../words'
import { currentRoundWords, useRoundWords } from './words'

/** What waits of each category begins to be tested together. */
export function Together({ round }: { readonly round: SamplingRound }) {
  const words = useRoundWords()
  const { categories = [], tests = [] } = useFoodTests(round.stationId).data ?? {}
  const waiting = round.samples.filter(({ state }) => state === 'registered')
  const groups = categories.flatMap(({ code, name }) => {
    const ids = waiting.filter(({ categoryCode }) => categoryCode === code).map(({ id }) => id)
    const fit = tests.filter(one => one.categories.length === 0 || one.categories.includes(code))
    return ids.length > 0 && fit.length > 0 ? [{ code, name, ids, fit }] : []
  })
  if (groups.length === 0) return null
  return (
    <Section title={words.together}>
      {groups.map(group => (
        <Group key={group.code} roundId={round.id} {...group} />
      ))}
    </Section>
  )
}

interface GroupProps {
  readonly roundId: string
  readonly code: string
  readonly name: string
  readonly ids: readonly string[]
  readonly fit: readonly { readonly code: string; readonly analyte: string; readonly demo: boolean }[]
}

function Group({ roundId, code: category, name, ids, fit }: GroupProps) {
  const words = useRoundWords()
  const desk = useSampleDeskWords()
  const [chosen, setChosen] = useState<readonly string[]>([])
  const start = useSampleAct(() =>
    actOnce(
      `together:${roundId}:${category}`,
      // Those that are shown: what comes in meanwhile, and the next twenty, are another act.
      { roundId, category, sampleIds: ids.slice(0, MOST_AT_ONCE), tests: [...chosen] },
      client.samples.startTogether,
    ),
  )
  const label = words.togetherOf(name, ids.length)
  return (
    <View className="page-card">
      <Problem error={start.error} />
      <View className="page-label">{label}</View>
      <View className="choices choices--wrapped" {...role('group')} aria-label={label}>
        {fit.map(({ code, analyte, demo }) => (
          <Chip
            key={code}
            selected={chosen.includes(code)}
            onPress={() => {
              setChosen(
                chosen.includes(code)
                  ? chosen.filter(one => one !== code)
                  : [...chosen, code].slice(0, MOST_TESTS),
              )
            }}
          >
            {demo ? `${analyte} · ${desk.demo}` : analyte}
          </Chip>
        ))}
      </View>
      <View className="page-actions page-part">
        <Button
          disabled={chosen.length === 0 || start.isPending}
          onPress={() => {
            start.mutate(undefined, {
              onSuccess: ({ left }) => {
                notice(currentRoundWords().begun(left))
              },
            })
          }}
        >
          {desk.start}
        </Button>
      </View>
    </View>
  )
}
