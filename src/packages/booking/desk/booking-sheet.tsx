import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { bookingTable } from '../../../../domain/booking/lifecycle'
import { numberInGroups } from '../../../../domain/booking/number'
import type { DeskBooking } from '../../../../domain/booking/views'
import { eventsOf } from '../../../../domain/contract/state-table'
import { actOnce } from '../../../api/act-once'
import { client } from '../../../api/client'
import { go, paths } from '../../../api/go'
import { Button } from '../../../components/button'
import { notice } from '../../../components/notice/notice'
import { Sheet } from '../../../components/sheet'
import { timesWords } from '../../../features/booking/when'
import { useWords } from '../../../i18n/words'
import { Problem } from '../../../components/problem'
import { currentDeskWords, useDeskWords } from './words'
import { isUndone, useBookingDeskAct, useTakesIn } from './queries'
import { ReasonSheet } from './reason-sheet'

interface BookingSheetProps {
  readonly stationId: string
  readonly one: DeskBooking
  /** Only on its day somebody can be checked in. */
  readonly today: boolean
  readonly onClose: () => void
}

/** What can be done with one booking of the day sheet. */
export function BookingSheet({ stationId, one, today, onClose }: BookingSheetProps) {
  const all = useWords()
  const words = useDeskWords()
  const [cancelling, setCancelling] = useState(false)
  const { id: bookingId, version, number, state } = one
  const said = { bookingId, version }
  const checkIn = useBookingDeskAct(() =>
    actOnce(
      `check-in:${stationId}`,
      { stationId, code: number },
      client.booking.checkIn,
      undefined,
      isUndone,
    ),
  )
  const serve = useBookingDeskAct(() => actOnce(`serve:${bookingId}`, said, client.booking.serve))
  const undo = useBookingDeskAct(() =>
    actOnce(`undo-check-in:${bookingId}`, said, client.booking.undoCheckIn),
  )
  const cancel = useBookingDeskAct((reason: string) =>
    actOnce(`cancel-for:${bookingId}`, { ...said, reason }, client.booking.cancelFor),
  )
  const here = state === 'checked_in' || state === 'served'
  const takesIn = useTakesIn(stationId) && here && today
  const may = eventsOf(bookingTable, state, 'staff')
  const busy = checkIn.isPending || serve.isPending || undo.isPending
  const done = (what: string) => ({
    onSuccess: () => {
      notice(what)
      onClose()
    },
  })
  const told = currentDeskWords()
  const name = one.nickname || words.someone
  if (cancelling)
    return (
      <ReasonSheet
        title={words.cancelTitle}
        text={words.cancelText}
        confirm={words.cancelConfirm}
        name={`cancel-for:${bookingId}`}
        error={cancel.error}
        busy={cancel.isPending}
        onSend={reason => {
          cancel.mutate(reason, done(told.cancelled))
        }}
        onClose={onClose}
      />
    )
  return (
    <Sheet title={name} onClose={onClose}>
      <Problem error={checkIn.error ?? serve.error ?? undo.error} />
      <Text className="check-in__hint">
        {timesWords(one, all)} · {numberInGroups(number)} · {words.states[state]}
      </Text>
      <View className="booking-actions">
        {may.includes('check_in') && today && (
          <Button
            look="primary"
            disabled={busy}
            onPress={() => {
              checkIn.mutate(undefined, done(told.done(name)))
            }}
          >
            {words.checkIn}
          </Button>
        )}
        {takesIn && (
          <Button
            look="primary"
            icon="flask-conical"
            onPress={() => {
              onClose()
              go.to(paths.takeIn(stationId, bookingId))
            }}
          >
            {words.takeIn}
          </Button>
        )}
        {may.includes('serve') && (
          <Button
            look={takesIn ? 'soft' : 'primary'}
            disabled={busy}
            onPress={() => {
              serve.mutate(undefined, done(told.served))
            }}
          >
            {words.serve}
          </Button>
        )}
        {may.includes('undo_check_in') && (
          <Button
            disabled={busy}
            onPress={() => {
              undo.mutate(undefined, done(told.undone))
            }}
          >
            {words.undo}
          </Button>
        )}
        {may.includes('cancel') && (
          <Button
            look="plain"
            onPress={() => {
              setCancelling(true)
            }}
          >
            {words.cancel}
          </Button>
        )}
      </View>
    </Sheet>
  )
}
