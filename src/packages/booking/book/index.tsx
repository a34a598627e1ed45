import { useRouter } from '@tarojs/taro'
import { decoded } from '../../../api/decoded'
import { Places } from './places'
import { Slots } from './slots'
import '../booking.scss'
import './index.scss'

/** Place, day, slot, confirm: without an offering in its address it asks for the place first. */
export default function Book() {
  const offering = decoded(useRouter().params.offering ?? '')
  return offering === '' ? <Places /> : <Slots offeringId={offering} />
}
