import { Input, Text, View } from '@tarojs/components'
import { useState } from 'react'
import { numberInGroups, readNumber } from '../../../../domain/booking/number'
import type { DeskBooking } from '../../../../domain/booking/views'
import { actOnce } from '../../../api/act-once'
import { client } from '../../../api/client'
import { go, paths } from '../../../api/go'
import { Button } from '../../../components/button'
import { Icon } from '../../../components/icon'
import { notice } from '../../../components/notice/notice'
import { role } from '../../../components/role'
import { timesWords } from '../../../features/booking/when'
import { scan } from '../../../features/code/scan'
import { useWords } from '../../../i18n/words'
import { sentence } from '../../../i18n/sentence'
import { currentDeskWords, useDeskWords } from './words'
import { isUndone, useBookingDeskAct, useTakesIn } from './queries'

/** Who shows a code or reads out a number is checked in; the answer stands there large, also when it is no. */
export function CheckIn({ stationId }: { readonly stationId: string }) {
  const words = useDeskWords()
  const [typed, setTyped] = useState('')
  const checkIn = useBookingDeskAct((code: string) =>
    actOnce(`check-in:${stationId}`, { stationId, code }, client.booking.checkIn, undefined, isUndone),
  )
  const undo = useBookingDeskAct(({ id: bookingId, version }: DeskBooking) =>
    actOnce(`undo-check-in:${bookingId}`, { bookingId, version }, client.booking.undoCheckIn),
  )
  const send = (code: string) => {
    checkIn.mutate(code, {
      onSuccess: () => {
        setTyped('')
      },
    })
  }
  const look = () => {
    void scan?.().then(text => {
      if (text === null) return
      if (readNumber(text) === null) notice(currentDeskWords().noCode)
      else send(text)
    })
  }
  return (
    <View className="booking-card check-in">
      {scan && (
        <Button look="primary" icon="scan-line" disabled={checkIn.isPending} onPress={look}>
          {words.scan}
        </Button>
      )}
      <View className="check-in__typed">
        <Input
          className="desk-input check-in__input"
          type="number"
          value={typed}
          maxlength={20}
          placeholder={`${words.code} ${words.codeHint}`}
          placeholderClass="desk-input__placeholder"
          aria-label={words.code}
          onInput={event => {
            setTyped(event.detail.value)
          }}
        />
        <Button
          narrow
          look={scan ? 'soft' : 'primary'}
          disabled={checkIn.isPending || readNumber(typed) === null}
          onPress={() => {
            send(typed)
          }}
        >
          {words.checkIn}
        </Button>
      </View>
      {checkIn.error && (
        <View className="check-in__answer check-in__answer--no" {...role('alert')}>
          <Icon name="x" size="l" />
          <View>
            <Text className="check-in__said">{words.refused}</Text>
            <Text>{sentence(checkIn.error)}</Text>
          </View>
        </View>
      )}
      {checkIn.isSuccess && (
        <Done
          stationId={stationId}
          one={checkIn.data}
          onUndo={() => {
            undo.mutate(checkIn.data, {
              onSuccess: () => {
                checkIn.reset()
                notice(currentDeskWords().undone)
              },
              onError: error => {
                notice(sentence(error))
              },
            })
          }}
          busy={undo.isPending}
        />
      )}
    </View>
  )
}

interface DoneProps {
  readonly stationId: string
  readonly one: DeskBooking
  readonly onUndo: () => void
  readonly busy: boolean
}

function Done({ stationId, one, onUndo, busy }: DoneProps) {
  const takesIn = useTakesIn(stationId)
  const words = useDeskWords()
  const all = useWords()
  return (
    <View className="check-in__answer check-in__answer--yes" {...role('status')}>
      <Icon name="circle-check" size="l" />
      <View className="check-in__words">
        <Text className="check-in__said">{words.done(one.nickname || words.someone)}</Text>
        <Text>
          {timesWords(one, all)} · {numberInGroups(one.number)}
        </Text>
      </View>
      <Button look="plain" narrow disabled={busy} onPress={onUndo}>
        {words.undo}
      </Button>
      {takesIn && (
        <Button
          look="primary"
          icon="flask-conical"
          onPress={() => {
            go.to(paths.takeIn(stationId, one.id))
          }}
        >
          {words.takeIn}
        </Button>
      )}
    </View>
  )
}
