import { Text, View } from '@tarojs/components'
import Taro, { usePullDownRefresh, useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { NuanlinError } from '../../../../domain/contract/errors'
import type { SamplingRound } from '../../../../domain/sample/round-procedures'
import { sampleNumberInWords } from '../../../../domain/sample/number'
import { decoded } from '../../../api/decoded'
import { go, paths } from '../../../api/go'
import { useOutbox } from '../../../api/outbox'
import { ListRow } from '../../../components/list-row'
import { Page } from '../../../components/page'
import { heading } from '../../../components/role'
import { Section } from '../../../components/section'
import { Skeleton } from '../../../components/skeleton'
import { StateView } from '../../../components/state-view'
import { StatusTag } from '../../../components/status-tag'
import { StaffAnswer } from '../../../features/staff/staff-answer'
import { foodPaths } from '../paths'
import { useRooms, useRound } from '../queries'
import { useSampleDeskWords } from '../words'
import { EndRound } from './end-round'
import { Stalls } from './stalls'
import { TakeHere } from './take-here'
import { Together } from './together'
import { useRoundWords } from './words'
import './index.scss'

/** One round of a market: the stall where one stands, what was taken so far, and the tests of all of it. */
export default function RoundPage() {
  const words = useRoundWords()
  const id = decoded(useRouter().params.id ?? '')
  const round = useRound(id)
  usePullDownRefresh(() => {
    void round.refetch().finally(() => {
      Taro.stopPullDownRefresh()
    })
  })
  const code = round.error instanceof NuanlinError ? round.error.code : null
  return (
    <Page title={words.title}>
      {id === '' || code === 'NOT_FOUND' || code === 'INVALID_INPUT' ? (
        <StateView
          icon="shopping-bag"
          title={words.notFound}
          hint={words.notFoundHint}
          action={{
            words: words.title,
            onPress: () => {
              go.replace(foodPaths.desk)
            },
          }}
        />
      ) : (
        <StaffAnswer query={round} waiting={<Skeleton card bars={[50, 80, 64, 70]} />}>
          {one => <Shown round={one} />}
        </StaffAnswer>
      )}
    </Page>
  )
}

function Shown({ round }: { readonly round: SamplingRound }) {
  const words = useRoundWords()
  const room = useRooms().data?.rooms.find(({ stationId }) => stationId === round.stationId)
  const [stall, setStall] = useState<string | null>(null)
  const kept = useOutbox().filter(
    ({ act, input }) => act === 'samples.takeOnRound' && input.roundId === round.id,
  )
  const waits = kept.filter(({ refused }) => refused === null)
  const refused = kept.length - waits.length
  const visited = new Set([
    ...round.samples.map(one => one.stall),
    ...waits.map(({ input }) => String(input.stall)),
  ])
  const open = round.state === 'open'
  // Where nobody has chosen one: the first that was not visited, else where the round began.
  const here = stall ?? round.stalls.find(one => !visited.has(one)) ?? round.stalls[0] ?? ''
  return (
    <View className="page-columns page-columns--apart">
      <View>
        <View className="round-head">
          <View {...heading(1)}>
            <Text className="round-head__market">{round.market}</Text>
          </View>
          <StatusTag tone={open ? 'open' : 'closed'} icon={open ? 'clock' : 'check'}>
            {words[round.state]}
          </StatusTag>
        </View>
        <Text className="round-head__progress">
          {words.progress(visited.size, round.stalls.length, round.samples.length + waits.length)}
        </Text>
        {waits.length > 0 && <Text className="round-head__progress">{words.waits(waits.length)}</Text>}
        {refused > 0 && (
          <ListRow
            icon="circle-alert"
            title={words.refused(refused)}
            onPress={() => {
              go.to(paths.outbox)
            }}
          />
        )}
        {open && room?.takesIn && <TakeHere round={round} stall={here} onStall={setStall} />}
        {room?.tests && <Together round={round} />}
      </View>
      <View>
        <Stalls
          round={round}
          here={open ? here : null}
          onStall={setStall}
          mayAdd={open && room?.takesIn === true}
        />
        {round.samples.length > 0 && <Taken round={round} />}
        {open && room?.takesIn && (
          <EndRound round={round} left={round.stalls.length - visited.size} waits={waits.length > 0} />
        )}
      </View>
    </View>
  )
}

function Taken({ round }: { readonly round: SamplingRound }) {
  const words = useRoundWords()
  const desk = useSampleDeskWords()
  return (
    <Section title={words.samples} card>
      {[...round.samples].reverse().map(({ id, number, food, stall, state }) => (
        <ListRow
          key={id}
          title={`${food} · ${stall}`}
          hint={sampleNumberInWords(number)}
          value={desk.states[state]}
          onPress={() => {
            go.to(foodPaths.sample(id))
          }}
        />
      ))}
    </Section>
  )
}
