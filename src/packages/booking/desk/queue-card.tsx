import { Text, View } from '@tarojs/components'
import type { DeskTurn } from '../../../../domain/booking/queue/views'
import { actOnce, SOON_AGAIN } from '../../../api/act-once'
import { client } from '../../../api/client'
import { Button } from '../../../components/button'
import { notice } from '../../../components/notice/notice'
import { Problem } from '../../../components/problem'
import { heading } from '../../../components/role'
import { placeWords } from '../place-words'
import { useBookingWords } from '../words'
import { useTurnDeskAct, type DeskQueue } from './queries'
import { currentDeskQueueWords, useDeskQueueWords } from './queue-words'

/** Called before, served or gone since: who calls once more means the one after them. */
const isDealtWith = ({ state }: DeskTurn) => state !== 'called'

/** The queue of who walked in: call the next one, and what became of those who were called. */
export function QueueCard({ queue, named }: { readonly queue: DeskQueue; readonly named: boolean }) {
  const words = useDeskQueueWords()
  const booking = useBookingWords()
  const { offering, items, room, state } = queue
  const said = { offeringId: offering.id }
  const waiting = items.filter(one => one.state === 'waiting')
  // A tap on a list that already shows what the tap before it did is another act, answered or not.
  const first = waiting[0]?.id ?? ''
  const last = Math.max(0, ...items.map(({ number }) => number))
  const next = useTurnDeskAct(
    () =>
      actOnce(`call-next:${offering.id}:${first}`, said, client.booking.callNext, SOON_AGAIN, isDealtWith),
    ({ number }) => {
      notice(currentDeskQueueWords().called(number))
    },
  )
  const add = useTurnDeskAct(
    () => actOnce(`add-turn:${offering.id}:${last}`, said, client.booking.addTurn, SOON_AGAIN),
    ({ number }) => {
      notice(currentDeskQueueWords().added(number))
    },
  )
  const atWork = items.filter(one => one.state === 'called' || one.state === 'missed')
  if (state !== 'open' && waiting.length === 0 && atWork.length === 0) return null
  return (
    <View className="sheet-list desk-queue">
      <View {...heading(2)}>
        <Text className="sheet-slot__time">
          {named ? `${words.title} · ${placeWords(offering, booking)}` : words.title}
        </Text>
      </View>
      <Text className="check-in__hint">
        {state === 'open' || waiting.length > 0 ? words.facts(waiting.length, room) : words.shut}
      </Text>
      <Problem error={next.error ?? add.error} />
      <View className="desk-queue__acts">
        <Button
          icon="megaphone"
          disabled={next.isPending || waiting.length === 0}
          onPress={() => {
            next.mutate(undefined)
          }}
        >
          {words.next}
        </Button>
        <Button
          look="plain"
          disabled={add.isPending || room === 0}
          onPress={() => {
            add.mutate(undefined)
          }}
        >
          {words.add}
        </Button>
      </View>
      {atWork.map(one => (
        <CalledRow key={one.id} turn={one} />
      ))}
      {waiting.length > 0 && (
        <Text className="check-in__hint desk-queue__waiting">
          {words.waitingNow(waiting.map(({ number }) => number).join(' · '))}
        </Text>
      )}
    </View>
  )
}

function CalledRow({ turn }: { readonly turn: DeskTurn }) {
  const words = useDeskQueueWords()
  const { id: turnId, version, number, state, nickname, calls } = turn
  const said = { turnId, version }
  const serve = useTurnDeskAct(() => actOnce(`serve-turn:${turnId}`, said, client.booking.serveTurn))
  const again = useTurnDeskAct(() => actOnce(`call-again:${turnId}`, said, client.booking.callAgain))
  const miss = useTurnDeskAct(() => actOnce(`miss-turn:${turnId}`, said, client.booking.missTurn))
  const busy = serve.isPending || again.isPending || miss.isPending
  const missed = state === 'missed'
  const acts = [
    ...(missed ? [] : [{ name: words.served, act: serve }]),
    { name: words.again, act: again },
    ...(missed ? [] : [{ name: words.missed, act: miss }]),
  ]
  return (
    <View className="desk-queue__row">
      <View className="desk-queue__who">
        <Text className="desk-queue__number">{words.number(number)}</Text>
        <Text className="check-in__hint">
          {[words.states[state], words.times(calls), nickname].filter(part => part !== '').join(' · ')}
        </Text>
      </View>
      <Problem error={serve.error ?? again.error ?? miss.error} />
      <View className="desk-queue__acts">
        {acts.map(({ name, act }) => (
          <Button
            key={name}
            narrow
            look={act === serve ? 'soft' : 'plain'}
            label={words.actOf(name, number)}
            disabled={busy}
            onPress={() => {
              act.mutate(undefined)
            }}
          >
            {name}
          </Button>
        ))}
      </View>
    </View>
  )
}
