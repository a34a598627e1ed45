import { Text, View } from '@tarojs/components'
import { useDidShow, useRouter } from '@tarojs/taro'
import { MOST_MARKET_NAME, readStalls } from '../../../../domain/sample/round'
import type { SamplingRoundCard } from '../../../../domain/sample/round-procedures'
import { actOnce, SOON_AGAIN } from '../../../api/act-once'
import { isRecord } from '../../../api/checks'
import { client } from '../../../api/client'
import { decoded } from '../../../api/decoded'
import { useDraft } from '../../../api/draft'
import { go } from '../../../api/go'
import { useTick } from '../../../api/use-tick'
import { Button } from '../../../components/button'
import { Choices } from '../../../components/choices'
import { DraftNote } from '../../../components/draft-note'
import { ListEnd } from '../../../components/list-end'
import { Page } from '../../../components/page'
import { Problem } from '../../../components/problem'
import { RecordRow } from '../../../components/record-row'
import { Section } from '../../../components/section'
import { Skeleton } from '../../../components/skeleton'
import { StateView } from '../../../components/state-view'
import { StatusTag } from '../../../components/status-tag'
import { TextField } from '../../../components/text-field'
import { StaffAnswer } from '../../../features/staff/staff-answer'
import { agoWords } from '../../../i18n/time-words'
import { useWords } from '../../../i18n/words'
import { foodPaths } from '../paths'
import { useRooms, useRounds, useSampleAct } from '../queries'
import { useRoundWords } from '../round/words'

interface Typed {
  readonly market: string
  readonly stalls: string
}
const EMPTY: Typed = { market: '', stalls: '' }
const isTyped = (value: unknown): value is Typed =>
  isRecord(value) && typeof value.market === 'string' && typeof value.stalls === 'string'

/** Rounds of markets from a room or a vehicle: those under way to go on with, and a new one. */
export default function Rounds() {
  const words = useRoundWords()
  const stationId = decoded(useRouter().params.id ?? '')
  const rounds = useRounds(stationId)
  const takesIn = useRooms().data?.rooms.some(room => room.stationId === stationId && room.takesIn)
  useDidShow(() => {
    void rounds.refetch()
  })
  return (
    <Page title={words.title}>
      <StaffAnswer query={rounds} waiting={<Skeleton card bars={[60, 40, 64]} />} place={stationId}>
        {({ pages }) => {
          const items = pages.flatMap(page => page.items)
          return (
            <View className="page-columns page-columns--apart">
              {takesIn && <Start stationId={stationId} before={items} />}
              <View>
                {items.length === 0 ? (
                  <StateView icon="shopping-bag" title={words.none} hint={words.noneHint} />
                ) : (
                  <Section title={words.before}>
                    <View className="page-list">
                      {items.map(item => (
                        <RoundRow key={item.id} item={item} />
                      ))}
                    </View>
                    <ListEnd list={rounds} />
                  </Section>
                )}
              </View>
            </View>
          )
        }}
      </StaffAnswer>
    </Page>
  )
}

function RoundRow({ item }: { readonly item: SamplingRoundCard }) {
  const all = useWords()
  const words = useRoundWords()
  const open = item.state === 'open'
  const ago = agoWords(Date.parse(item.startedAt), useTick(), all)
  return (
    <RecordRow
      icon="shopping-bag"
      off={!open}
      aside={
        <StatusTag tone={open ? 'open' : 'closed'} icon={open ? 'clock' : 'check'}>
          {words[item.state]}
        </StatusTag>
      }
      onPress={() => {
        go.to(foodPaths.round(item.id))
      }}
    >
      <Text className="record-row__name">{item.market}</Text>
      <Text className="record-row__about">
        {words.stallsOf(item.stalls.length)} · {ago}
      </Text>
    </RecordRow>
  )
}

interface StartProps {
  readonly stationId: string
  readonly before: readonly SamplingRoundCard[]
}

function Start({ stationId, before }: StartProps) {
  const words = useRoundWords()
  const name = `start-round:${stationId}`
  const draft = useDraft(name, isTyped, EMPTY)
  const { market, stalls } = draft.value
  const read = readStalls(stalls)
  const start = useSampleAct(() =>
    // One of yesterday that was answered late is over: the same words mean a new one.
    actOnce(
      name,
      { stationId, market: market.trim(), stalls: read },
      client.samples.startRound,
      SOON_AGAIN,
      ({ state }) => state === 'closed',
    ),
  )
  // The newest round of each market knows its stalls best.
  const known = new Map([...before].reverse().map(one => [one.market, one.stalls] as const))
  return (
    <View>
      {draft.restored && <DraftNote onClear={draft.clear} />}
      <Section title={words.start}>
        <View className="page-card">
          <Problem error={start.error} />
          {known.size > 0 && (
            <Choices
              label={words.again}
              options={[...known.keys()].map(one => [one, one] as const)}
              chosen={market}
              onChoose={one => {
                draft.set({ market: one, stalls: (known.get(one) ?? []).join('，') })
              }}
            />
          )}
          <TextField
            label={words.market}
            value={market}
            maxlength={MOST_MARKET_NAME}
            onChange={value => {
              draft.set({ market: value, stalls })
            }}
          />
          <TextField
            label={words.stalls}
            value={stalls}
            maxlength={3000}
            onChange={value => {
              draft.set({ market, stalls: value })
            }}
          />
          {read.length > 0 && <Text className="page-card__note">{words.stallsRead(read.length)}</Text>}
          <View className="page-actions page-part">
            <Button
              look="primary"
              disabled={market.trim() === '' || read.length === 0 || start.isPending}
              onPress={() => {
                start.mutate(undefined, {
                  onSuccess: ({ id }) => {
                    draft.clear()
                    go.to(foodPaths.round(id))
                  },
                })
              }}
            >
              {words.begin}
            </Button>
          </View>
        </View>
      </Section>
    </View>
  )
}
