import { View } from '@tarojs/components'
import { useState } from 'react'
import { MOST_STALL_NAME } from '../../../../domain/sample/round'
import type { SamplingRound } from '../../../../domain/sample/round-procedures'
import { actOnce } from '../../../api/act-once'
import { client } from '../../../api/client'
import { Button } from '../../../components/button'
import { ListRow } from '../../../components/list-row'
import { Problem } from '../../../components/problem'
import { Section } from '../../../components/section'
import { TextField } from '../../../components/text-field'
import { useSampleAct } from '../queries'
import { useRoundWords } from './words'

interface StallsProps {
  readonly round: SamplingRound
  /** Where one stands; null where nothing is taken any more. */
  readonly here: string | null
  readonly onStall: (stall: string) => void
  readonly mayAdd: boolean
}

/** The stalls of a round with what was taken at each; a tap goes there. */
export function Stalls({ round, here, onStall, mayAdd }: StallsProps) {
  const words = useRoundWords()
  const foodsAt = (stall: string) => round.samples.filter(one => one.stall === stall).map(({ food }) => food)
  return (
    <Section title={words.list} card>
      {round.stalls.map(stall => {
        const foods = foodsAt(stall)
        return (
          <ListRow
            key={stall}
            title={stall}
            hint={foods.length > 0 ? foods.join('、') : words.nothing}
            {...(foods.length > 0 ? { icon: 'circle-check' as const } : {})}
            {...(here === null ? {} : { chosen: stall === here, label: words.jump(stall) })}
            onPress={() => {
              if (here !== null) onStall(stall)
            }}
          />
        )
      })}
      {mayAdd && <AddStall roundId={round.id} onStall={onStall} />}
    </Section>
  )
}

function AddStall({
  roundId,
  onStall,
}: {
  readonly roundId: string
  readonly onStall: (stall: string) => void
}) {
  const words = useRoundWords()
  const [typed, setTyped] = useState('')
  const add = useSampleAct((stall: string) =>
    actOnce(`add-stall:${roundId}`, { roundId, stall }, client.samples.addStall),
  )
  const name = typed.trim()
  return (
    <View className="round-add">
      <Problem error={add.error} />
      <TextField label={words.addStall} value={typed} maxlength={MOST_STALL_NAME} onChange={setTyped} />
      <Button
        narrow
        disabled={name === '' || add.isPending}
        onPress={() => {
          add.mutate(name, {
            onSuccess: () => {
              setTyped('')
              onStall(name)
            },
          })
        }}
      >
        {words.add}
      </Button>
    </View>
  )
}
