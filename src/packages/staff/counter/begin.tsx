import { Text, View } from '@tarojs/components'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { CounterChannel } from '../../../../domain/account/delegation'
import { actFor } from '../../../api/act-for'
import { actOnce, SOON_AGAIN } from '../../../api/act-once'
import { isRecord, isString } from '../../../api/checks'
import { client } from '../../../api/client'
import { useTextDraft } from '../../../api/draft'
import { storedValue } from '../../../api/stored-value'
import { Button } from '../../../components/button'
import { DraftNote } from '../../../components/draft-note'
import { heading } from '../../../components/role'
import { Choices } from '../../../components/choices'
import { Problem } from '../../../components/problem'
import { TextField } from '../../../components/text-field'
import { useCounterWords } from '../words/counter'
import { PickStation } from './pick-station'

export interface Counter {
  readonly id: string
  readonly name: string
}

/** As long as the service takes it. */
const LONGEST = 20

const isCounter = (value: unknown): value is Counter | null =>
  value === null || (isRecord(value) && isString(value.id) && isString(value.name))

/** Its name, and that of its draft. */
const ACT = 'serve-at-counter'

/** Where I served last: people stay at their counter. */
const lastCounter = storedValue<Counter | null>('counter', isCounter, () => null)

/** For whom, where and how; then it begins. `only` is the one station that I keep. */
export function Begin({ only }: { only: Counter | null }) {
  const words = useCounterWords()
  const queries = useQueryClient()
  const [station, setStation] = useState(only ?? lastCounter.get())
  const typed = useTextDraft(ACT)
  const label = typed.value
  const [channel, setChannel] = useState<CounterChannel>('counter')
  const stationId = station?.id ?? ''
  const name = label.trim()
  const begin = useMutation({
    mutationFn: () =>
      actOnce(ACT, { stationId, label: name, channel }, client.account.serveAtCounter, SOON_AGAIN),
    onSuccess: person => {
      lastCounter.set(station)
      actFor(person)
      void queries.invalidateQueries({ queryKey: ['account', 'delegations'] })
    },
  })
  return (
    <View className="page-narrow">
      <View className="page-card">
        <View {...heading(2)}>
          <Text className="page-card__lead">{words.station}</Text>
        </View>
        {station ? (
          <View className="counter-station">
            <Text className="counter-station__name">{station.name}</Text>
            {!only && (
              <Button
                look="plain"
                narrow
                onPress={() => {
                  setStation(null)
                }}
              >
                {words.change}
              </Button>
            )}
          </View>
        ) : (
          <PickStation onPick={setStation} />
        )}
      </View>
      <View className="page-card page-part">
        <View {...heading(2)}>
          <Text className="page-card__lead">{words.who}</Text>
        </View>
        {typed.restored && <DraftNote onClear={typed.clear} />}
        <TextField label={words.whoLabel} value={label} maxlength={LONGEST} onChange={typed.set} />
        <Text className="page-card__note">{words.whoHint}</Text>
      </View>
      <View className="page-card page-part">
        <View {...heading(2)}>
          <Text className="page-card__lead">{words.how}</Text>
        </View>
        <View className="counter-how">
          <Choices
            label={words.how}
            options={[
              ['counter', words.channels.counter],
              ['telephone', words.channels.telephone],
            ]}
            chosen={channel}
            onChoose={setChannel}
          />
        </View>
        <Text className="page-card__note">{words.means}</Text>
      </View>
      <View className="page-actions">
        <Problem error={begin.error} />
        <Button
          look="primary"
          disabled={!station || name === '' || begin.isPending}
          onPress={() => {
            begin.mutate()
          }}
        >
          {begin.isPending ? words.starting : words.start}
        </Button>
      </View>
    </View>
  )
}
