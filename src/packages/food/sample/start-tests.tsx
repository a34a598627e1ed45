import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { DeskSample } from '../../../../domain/sample/views'
import { MOST_TESTS } from '../../../../domain/sample/limits'
import { actOnce } from '../../../api/act-once'
import { client } from '../../../api/client'
import { Answer } from '../../../components/answer'
import { Button } from '../../../components/button'
import { Chip } from '../../../components/chip'
import { notice } from '../../../components/notice/notice'
import { role } from '../../../components/role'
import { Section } from '../../../components/section'
import { Skeleton } from '../../../components/skeleton'
import { Problem } from '../../../components/problem'
import { useFoodTests, useSampleAct } from '../queries'
import { currentSampleDeskWords, useSampleDeskWords } from '../words'

/** Chooses what a sample is tested for, of what is fit for its category. */
export function StartTests({ sample }: { sample: DeskSample }) {
  const words = useSampleDeskWords()
  const catalogue = useFoodTests(sample.stationId)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const start = useSampleAct((tests: readonly string[]) =>
    actOnce(
      `start:${sample.id}`,
      { sampleId: sample.id, version: sample.version, tests: [...tests] },
      client.samples.start,
    ),
  )
  return (
    <Section title={words.choose}>
      <Answer query={catalogue} waiting={<Skeleton bars={[60, 40]} />}>
        {({ tests }) => {
          const fit = tests.filter(
            ({ categories }) => categories.length === 0 || categories.includes(sample.categoryCode),
          )
          if (fit.length === 0) return <Text>{words.noFit}</Text>
          return (
            <View className="page-card">
              <Problem error={start.error} />
              <View className="choices choices--wrapped" {...role('group')} aria-label={words.choose}>
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
                    {demo ? `${analyte} · ${words.demo}` : analyte}
                  </Chip>
                ))}
              </View>
              <View className="page-actions page-part">
                <Button
                  look="primary"
                  disabled={chosen.length === 0 || start.isPending}
                  onPress={() => {
                    start.mutate(chosen, {
                      onSuccess: () => {
                        notice(currentSampleDeskWords().started)
                      },
                    })
                  }}
                >
                  {words.start}
                </Button>
              </View>
            </View>
          )
        }}
      </Answer>
    </Section>
  )
}
