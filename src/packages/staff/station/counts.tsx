import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { StationDetail } from '../../../../domain/station/contract'
import type { StationForEdit } from '../../../../domain/station/desk-contract'
import { freshness } from '../../../../domain/station/freshness'
import type { Instant } from '../../../../domain/time/china-time'
import { client } from '../../../api/client'
import { Button } from '../../../components/button'
import { Icon } from '../../../components/icon'
import { notice } from '../../../components/notice/notice'
import { Pressable } from '../../../components/pressable'
import { role } from '../../../components/role'
import { Section } from '../../../components/section'
import { agoWords } from '../../../i18n/time-words'
import { useWords } from '../../../i18n/words'
import { useStationAct } from '../desk/queries'
import { sentence } from '../../../i18n/sentence'
import { currentDeskWords, useDeskWords } from '../words/desk'

interface Told {
  readonly seatsFree: number | null
  readonly chargersFree: number | null
}

/** Whether there is anything to count. */
export function hasCounts({ office: { capacity } }: StationForEdit): boolean {
  return capacity.seats + capacity.chargers > 0
}

export type CountsState = ReturnType<typeof useCounts>

/** What is counted but not yet told; null where nothing differs from what everybody sees. */
export function useCounts(stationId: string, station: StationForEdit | undefined) {
  const live = station?.live
  const capacity = station?.office.capacity ?? { seats: 0, chargers: 0 }
  const [draft, setDraft] = useState<Told | null>(null)
  const act = useStationAct(stationId, (counted: Told) => client.station.setLive({ stationId, ...counted }))
  const known: Told = { seatsFree: live?.seatsFree ?? null, chargersFree: live?.chargersFree ?? null }
  const counted = draft ?? known
  return {
    counted,
    changed: draft !== null,
    busy: act.isPending,
    /** Nothing was counted yet of what is there. */
    unknown:
      (capacity.seats === 0 || counted.seatsFree === null) &&
      (capacity.chargers === 0 || counted.chargersFree === null),
    set: (change: Partial<Told>) => {
      setDraft({ ...counted, ...change })
    },
    tell: () => {
      act.mutate(counted, {
        onSuccess: () => {
          setDraft(null)
          notice(currentDeskWords().station.told)
        },
        onError: error => {
          notice(sentence(error))
        },
      })
    },
  }
}

interface CountsProps {
  readonly station: StationForEdit
  readonly shown: Pick<StationDetail, 'freshness'>
  readonly counts: CountsState
  readonly now: Instant
}

/** How many seats and chargers are free: one more, one fewer, none, all. */
export function Counts({ station, shown, counts, now }: CountsProps) {
  const words = useWords()
  const desk = useDeskWords().station
  const { seats, chargers } = station.office.capacity
  const at = station.live ? Date.parse(station.live.updatedAt) : null
  const stale = freshness(at, now, shown.freshness) !== 'fresh'
  return (
    <Section title={desk.live} card>
      {seats > 0 && (
        <Counter
          what={desk.seats}
          all={seats}
          free={counts.counted.seatsFree}
          onChange={seatsFree => {
            counts.set({ seatsFree })
          }}
        />
      )}
      {chargers > 0 && (
        <Counter
          what={desk.chargers}
          all={chargers}
          free={counts.counted.chargersFree}
          onChange={chargersFree => {
            counts.set({ chargersFree })
          }}
        />
      )}
      <View className={`desk-age ${stale ? 'desk-age--stale' : ''}`}>
        <Icon name="clock" size="s" />
        <Text>{at === null ? desk.neverCounted : desk.counted(agoWords(at, now, words))}</Text>
      </View>
    </Section>
  )
}

interface CounterProps {
  readonly what: string
  readonly all: number
  readonly free: number | null
  readonly onChange: (free: number) => void
}

function Counter({ what, all, free, onChange }: CounterProps) {
  const words = useDeskWords().station
  const step = (by: number) => {
    onChange(Math.min(all, Math.max(0, (free ?? all) + by)))
  }
  return (
    <View className="desk-counter" {...role('group')} aria-label={what}>
      <View className="desk-counter__head">
        <Text className="desk-counter__what">{what}</Text>
        <Pressable
          className="desk-counter__quick"
          label={`${what} ${words.none}`}
          onPress={() => {
            onChange(0)
          }}
        >
          <Text>{words.none}</Text>
        </Pressable>
        <Pressable
          className="desk-counter__quick"
          label={`${what} ${words.allFree}`}
          onPress={() => {
            onChange(all)
          }}
        >
          <Text>{words.allFree}</Text>
        </Pressable>
      </View>
      <View className="desk-counter__line">
        <Pressable
          className="desk-counter__step"
          label={words.fewer(what)}
          disabled={free === 0}
          onPress={() => {
            step(-1)
          }}
        >
          <Icon name="minus" size="l" />
        </Pressable>
        <View className="desk-counter__figure" {...role('status')}>
          <Text className="desk-counter__free">{free === null ? '–' : String(free)}</Text>
          <Text className="desk-counter__all">{words.of(all)}</Text>
        </View>
        <Pressable
          className="desk-counter__step"
          label={words.more(what)}
          disabled={free === all}
          onPress={() => {
            step(1)
          }}
        >
          <Icon name="plus" size="l" />
        </Pressable>
      </View>
    </View>
  )
}

/** Tells what was counted; the same figures again are news too: they are of this minute. */
export function CountsFoot({ counts }: { counts: CountsState }) {
  const words = useDeskWords().station
  return (
    <Button look="primary" disabled={counts.busy || counts.unknown} onPress={counts.tell}>
      {counts.changed || counts.unknown ? words.tell : words.tellSame}
    </Button>
  )
}
