import { Text, View } from '@tarojs/components'
import { useRef, useState } from 'react'
import type { StationDetail } from '../../../../domain/station/contract'
import type { LockedAnswer } from '../../../../domain/station/locked-report'
import type { Instant } from '../../../../domain/time/china-time'
import { useOutbox, withdraw } from '../../../api/outbox'
import { randomKey } from '../../../api/random-key'
import { Button } from '../../../components/button'
import { Icon } from '../../../components/icon'
import { notice } from '../../../components/notice/notice'
import { role } from '../../../components/role'
import { Sheet } from '../../../components/sheet'
import { useReportLocked } from '../../../features/station/queries'
import { agoWords } from '../../../i18n/time-words'
import { currentWords, useWords } from '../../../i18n/words'
import { NuanlinError } from '../../../../domain/contract/errors'
import { NotifyAnswer } from '../../../features/notify/notify-answer'

/** What staff answered to my report. */
function Answered({ answer, now }: { answer: LockedAnswer; now: Instant }) {
  const words = useWords()
  const said = [words.station.lockedAnswers[answer.code], answer.note].filter(Boolean).join(' ')
  return (
    <View className="station-locked__told" {...role('status')}>
      <Icon name="circle-check" />
      <View className="station-locked__answer">
        <Text className="station-locked__when">
          {words.station.lockedAnswered(agoWords(Date.parse(answer.at), now, words))}
        </Text>
        <Text>{said}</Text>
      </View>
    </View>
  )
}

/** Somebody stood before a locked door: told with one tap and one question, and never twice by accident. */
export function Locked({ station, now }: { station: StationDetail; now: Instant }) {
  const words = useWords()
  const [asking, setAsking] = useState(false)
  const report = useReportLocked()
  const waiting = useOutbox().find(
    ({ act, input, refused }) =>
      act === 'station.reportLocked' && input.stationId === station.id && refused === null,
  )
  // One visit before one door: a second tap, or another try after a lost answer, is the same report.
  const key = useRef('')
  const toldAt = station.myLockedReportAt
  const answer = station.myLockedReport?.answer
  const ask = () => {
    key.current = randomKey()
    setAsking(true)
  }
  const tell = () => {
    report.mutate(
      {
        stationId: station.id,
        foundAt: new Date(now).toISOString(),
        key: key.current,
        about: station.name,
      },
      {
        onSuccess: posted => {
          setAsking(false)
          notice('sent' in posted ? currentWords().station.lockedDone : currentWords().outbox.kept)
        },
        onError: error => {
          notice(error instanceof NuanlinError ? error.message : currentWords().state.errorTitle)
        },
      },
    )
  }
  return (
    <View className="station-locked">
      {answer && <Answered answer={answer} now={now} />}
      {waiting && !report.isPending && (
        <View className="station-locked__waits" {...role('status')}>
          <Icon name="clock" />
          <Text className="station-locked__answer">{words.outbox.waits}</Text>
          <Button
            narrow
            look="plain"
            onPress={() => {
              withdraw(waiting.key)
            }}
          >
            {words.outbox.withdraw}
          </Button>
        </View>
      )}
      {toldAt && !answer && !waiting && (
        <View className="station-locked__told" {...role('status')}>
          <Icon name="circle-check" />
          <Text>{words.station.lockedAt(agoWords(Date.parse(toldAt), now, words))}</Text>
        </View>
      )}
      {toldAt && !answer && !waiting && <NotifyAnswer tap="locked" />}
      {!waiting && (
        <Button look="plain" icon="door-closed-locked" onPress={ask}>
          {words.station.locked}
        </Button>
      )}
      {!toldAt && !waiting && <Text className="station-locked__hint">{words.station.lockedHint}</Text>}
      {asking && (
        <Sheet
          title={words.station.lockedTitle}
          onClose={() => {
            setAsking(false)
          }}
        >
          {['closed', 'opening'].includes(station.open.status) && (
            <Text className="station-locked__text station-locked__text--now">
              {words.station.lockedHours}
            </Text>
          )}
          <Text className="station-locked__text">{words.station.lockedText}</Text>
          <View className="station-locked__actions">
            <Button look="primary" onPress={tell} disabled={report.isPending}>
              {words.station.lockedConfirm}
            </Button>
            <Button
              look="plain"
              onPress={() => {
                setAsking(false)
              }}
            >
              {words.common.cancel}
            </Button>
          </View>
        </Sheet>
      )}
    </View>
  )
}
