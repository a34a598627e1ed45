import { Input, View } from '@tarojs/components'
import { useState } from 'react'
import type { TimeRange } from '../../../../domain/station/hours'
import { addDays, chinaDate, type Instant } from '../../../../domain/time/china-time'
import { actOnce, SOON_AGAIN } from '../../../api/act-once'
import { client } from '../../../api/client'
import { sentDraft, useTextDraft } from '../../../api/draft'
import { Button } from '../../../components/button'
import { notice } from '../../../components/notice/notice'
import { Sheet } from '../../../components/sheet'
import { Choices } from '../../../components/choices'
import { useStationAct } from '../desk/queries'
import { MomentField } from '../../../components/moment-field'
import { Problem } from '../../../components/problem'
import { RangesField } from '../ranges-field'
import { currentDeskWords, useDeskWords } from '../words/desk'
import { daysAct, daysOf } from './runs'

interface DaySheetProps {
  readonly stationId: string
  readonly now: Instant
  readonly onClose: () => void
}

/** Days ahead that can be spoken of. */
const AHEAD = 366

/** Says that some days are different: closed, or open at other hours. */
export function DaySheet({ stationId, now, onClose }: DaySheetProps) {
  const words = useDeskWords().station
  const today = chinaDate(now)
  const [from, setFrom] = useState(() => addDays(today, 1))
  const [to, setTo] = useState(() => addDays(today, 1))
  const [how, setHow] = useState<'closed' | 'other'>('closed')
  const [ranges, setRanges] = useState<TimeRange[]>([{ from: '09:00', to: '18:00' }])
  const draftName = `day-note:${stationId}`
  const { value: note, ...draft } = useTextDraft(draftName)
  const add = useStationAct(stationId, async (_wish: undefined, shown) => {
    const said = {
      stationId,
      from,
      to,
      ranges: how === 'closed' ? [] : ranges,
      seen: daysOf(shown, from, to),
      ...(note.trim() === '' ? {} : { note: { zh: note.trim() } }),
    }
    const dropSent = sentDraft(draftName)
    const answer = await actOnce(daysAct(stationId), said, client.station.setException, SOON_AGAIN)
    dropSent()
    return answer
  })
  return (
    <Sheet title={words.dayTitle} onClose={onClose}>
      <Problem error={add.error} />
      <View className="desk-moment">
        <MomentField
          label={words.dayFrom}
          mode="date"
          value={from}
          from={today}
          to={addDays(today, AHEAD)}
          onChange={date => {
            setFrom(date)
            if (date > to) setTo(date)
          }}
        />
        <MomentField
          label={words.dayTo}
          mode="date"
          value={to}
          from={from}
          to={addDays(today, AHEAD)}
          onChange={setTo}
        />
      </View>
      <View className="page-part">
        <Choices
          label={words.dayHow}
          options={[
            ['closed', words.dayClosed],
            ['other', words.dayOther],
          ]}
          chosen={how}
          onChoose={setHow}
        />
      </View>
      {how === 'other' && <RangesField ranges={ranges} onChange={setRanges} />}
      <Input
        className="page-input"
        value={note}
        maxlength={60}
        placeholder={`${words.dayNote} ${words.dayNoteHint}`}
        placeholderClass="page-input__placeholder"
        aria-label={words.dayNote}
        onInput={event => {
          draft.set(event.detail.value)
        }}
      />
      <View className="page-actions">
        <Button
          look="primary"
          disabled={add.isPending}
          onPress={() => {
            add.mutate(undefined, {
              onSuccess: () => {
                notice(currentDeskWords().station.addedDay)
                onClose()
              },
            })
          }}
        >
          {words.saveDay}
        </Button>
      </View>
    </Sheet>
  )
}
