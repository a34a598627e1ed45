import { Text, View } from '@tarojs/components'
import type { SlotView } from '../../../../domain/booking/views'
import { Icon } from '../../../components/icon'
import { Pressable } from '../../../components/pressable'
import { timesWords } from '../../../features/booking/when'
import { useWords } from '../../../i18n/words'
import { useBookingWords, type BookingWords } from '../words'

interface SlotChoiceProps {
  readonly slot: SlotView
  /** Whether it says how many places are kept for who walks in. */
  readonly walkIn: boolean
  readonly chosen: boolean
  readonly onChoose: () => void
}

/** One slot: when, and whether there is a place, or a line. What cannot be had is no button. */
export function SlotChoice({ slot, walkIn, chosen, onChoose }: SlotChoiceProps) {
  const all = useWords()
  const words = useBookingWords()
  const own = slot.mine === null ? '' : words.slots.mine[slot.mine]
  const off = slot.state === 'closed' || slot.state === 'over' || own !== ''
  const inside = (
    <>
      <View className="slot-choice__head">
        <Text className="slot-choice__time">{timesWords(slot, all)}</Text>
        {(chosen || own !== '') && <Icon name="check" size="s" />}
      </View>
      <Text className="slot-choice__state">{own || stateWords(slot, words)}</Text>
      {walkIn && slot.walkIn > 0 && !off && (
        <Text className="slot-choice__more">{words.slots.walkInHere(slot.walkIn)}</Text>
      )}
    </>
  )
  const look = own !== '' ? 'mine' : off ? 'off' : slot.state
  const className = `slot-choice slot-choice--${look} ${chosen ? 'slot-choice--on' : ''}`
  return off ? (
    <View className={className}>{inside}</View>
  ) : (
    <Pressable className={className} chosen={chosen} onPress={onChoose}>
      {inside}
    </Pressable>
  )
}

function stateWords({ state, free, waiting, reason }: SlotView, { slots }: BookingWords): string {
  switch (state) {
    case 'open':
      return slots.left(free)
    case 'full':
      return waiting > 0 ? slots.line(waiting) : slots.fullNow
    case 'over':
      return slots.over
    case 'closed':
      return slots.closed(reason ?? '')
  }
}
