import { Input, Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { Name } from '../../../../domain/contract/name'
import { nameIn } from '../../../../domain/contract/name'
import { closedUntil } from '../../../../domain/station/staff-switch'
import type { StationForEdit } from '../../../../domain/station/desk-contract'
import { addDays, chinaDate, HOUR, startOfDay, type Instant } from '../../../../domain/time/china-time'
import { actOnce, SOON_AGAIN } from '../../../api/act-once'
import { client } from '../../../api/client'
import { sentDraft, useTextDraft } from '../../../api/draft'
import { Button } from '../../../components/button'
import { Icon } from '../../../components/icon'
import { notice } from '../../../components/notice/notice'
import { Pressable } from '../../../components/pressable'
import { heading } from '../../../components/role'
import { Section } from '../../../components/section'
import { momentWords } from '../../../i18n/time-words'
import { useLocale, useWords } from '../../../i18n/words'
import { Choices } from '../../../components/choices'
import { useStationAct } from '../desk/queries'
import { Problem } from '../../../components/problem'
import { currentDeskWords, useDeskWords } from '../words/desk'
import { UntilSheet } from './until-sheet'

interface Wish {
  readonly closure: { readonly reason: Name; readonly until: string | null } | null
  readonly said: string
  /** The reason is what they typed. */
  readonly typed?: boolean
}

const draftOf = (stationId: string) => `closure:${stationId}`

/** Staff's own switch: one tap closes, one tap opens; why and until when may follow. */
export function Door({ station, now }: { station: StationForEdit; now: Instant }) {
  const words = useDeskWords().station
  const { stationId } = station
  const act = useStationAct(stationId, async ({ closure, typed }: Wish, shown) => {
    // A closure that ran out by itself looks like an open door.
    const seen = (shown && closedUntil(shown, now) !== null && shown.closure?.since) || null
    const said = { stationId, closure, seen }
    const dropSent = sentDraft(draftOf(stationId))
    const answer = await actOnce(`door:${stationId}`, said, client.station.setClosed, SOON_AGAIN)
    if (typed) dropSent()
    return answer
  })
  // What was wished for counts already while it is told: a second tap builds on the first.
  const wished = act.isPending ? act.variables.closure : undefined
  const closure = wished === undefined ? station.closure : wished
  const closed = wished === undefined ? closedUntil(station, now) !== null : wished !== null
  const wish = (next: Wish, done?: () => void) => {
    act.mutate(next, {
      onSuccess: () => {
        done?.()
        notice(next.said)
      },
    })
  }
  const toggle = () => {
    const said = currentDeskWords().station
    const [reason] = said.reasons
    if (closed) wish({ closure: null, said: said.openedNow })
    else if (reason) wish({ closure: { reason, until: null }, said: said.closedNow })
  }
  return (
    <Section title={words.switch}>
      <Pressable
        className={`desk-door ${closed ? 'desk-door--closed' : ''}`}
        pressed={!closed}
        onPress={toggle}
      >
        <View className="desk-door__inside">
          <View className="desk-door__icon">
            <Icon name={closed ? 'door-closed-locked' : 'circle-check'} size="l" />
          </View>
          <View className="desk-door__words">
            <Text className="desk-door__state">{closed ? words.closedOff : words.openOn}</Text>
            <Text className="desk-door__hint">{closed ? words.closedHint : words.openHint}</Text>
          </View>
          <View className={`list-row__switch ${closed ? '' : 'list-row__switch--on'}`} />
        </View>
      </Pressable>
      <Problem error={act.error} />
      {closed && <ClosureDetails stationId={stationId} closure={closure} now={now} onWish={wish} />}
    </Section>
  )
}

interface ClosureDetailsProps {
  readonly stationId: string
  /** Null where it was closed before reasons were asked for. */
  readonly closure: { readonly reason: Name; readonly until: string | null } | null
  readonly now: Instant
  readonly onWish: (wish: Wish, done?: () => void) => void
}

/** Why it is closed and until when, as visitors read it. */
function ClosureDetails({ stationId, closure, now, onWish }: ClosureDetailsProps) {
  const words = useDeskWords().station
  const common = useWords()
  const locale = useLocale()
  const own = useTextDraft(draftOf(stationId))
  const [asking, setAsking] = useState(false)
  const reason: Name = closure?.reason ?? words.reasons[0] ?? { zh: words.closedOff }
  const until = closure?.until ?? null
  const change = (next: { reason: Name; until: string | null }) => {
    onWish({ closure: next, said: currentDeskWords().station.changedClosure })
  }
  const tellTyped = () => {
    const closure = { reason: { zh: own.value.trim() }, until }
    onWish({ closure, said: currentDeskWords().station.changedClosure, typed: true }, own.clear)
  }
  const known = words.reasons.map(({ zh }) => zh)
  const hourAhead = new Date(now + HOUR).toISOString()
  const tonight = new Date(startOfDay(addDays(chinaDate(now), 1))).toISOString()
  const options = [
    ['open', words.untilOpen],
    ['hour', words.untilHour],
    ['tonight', words.untilTonight],
    [
      'time',
      until === null ? words.untilTime : words.untilKnown(momentWords(Date.parse(until), now, common)),
    ],
  ] as const
  const chosen = until === null ? 'open' : until === tonight ? 'tonight' : 'time'
  return (
    <View className="desk-closure">
      <View {...heading(3)}>
        <Text className="desk-closure__title">{words.why}</Text>
      </View>
      <Choices
        label={words.why}
        options={[
          ...words.reasons.map(one => [one.zh, nameIn(one, locale)] as const),
          ...(known.includes(reason.zh) ? [] : [[reason.zh, nameIn(reason, locale)] as const]),
        ]}
        chosen={reason.zh}
        onChoose={zh => {
          change({ reason: words.reasons.find(one => one.zh === zh) ?? { zh }, until })
        }}
      />
      <View className="desk-closure__own">
        <Input
          className="page-input desk-closure__input"
          value={own.value}
          maxlength={60}
          placeholder={words.otherReason}
          placeholderClass="page-input__placeholder"
          aria-label={words.otherReason}
          onInput={event => {
            own.set(event.detail.value)
          }}
        />
        {own.value.trim() !== '' && (
          <Button narrow onPress={tellTyped}>
            {words.useReason}
          </Button>
        )}
      </View>
      <View {...heading(3)}>
        <Text className="desk-closure__title">{words.until}</Text>
      </View>
      <Choices
        label={words.until}
        options={options}
        chosen={chosen}
        onChoose={what => {
          if (what === 'time') setAsking(true)
          else change({ reason, until: { open: null, hour: hourAhead, tonight }[what] })
        }}
      />
      {asking && (
        <UntilSheet
          now={now}
          onSet={moment => {
            setAsking(false)
            change({ reason, until: moment })
          }}
          onClose={() => {
            setAsking(false)
          }}
        />
      )}
    </View>
  )
}
