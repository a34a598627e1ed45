import Taro from '@tarojs/taro'
import type { addToCalendar as declared } from './add-to-calendar'

const SECOND = 1000
const MINUTE_IN_SECONDS = 60

export const addToCalendar: typeof declared = async ({ title, text, place, start, end, remindMinutes }) => {
  try {
    await Taro.addPhoneCalendar({
      title,
      description: text,
      location: place,
      startTime: start / SECOND,
      endTime: String(end / SECOND),
      alarm: true,
      alarmOffset: remindMinutes * MINUTE_IN_SECONDS,
    })
    return 'added'
  } catch (error) {
    const said = typeof error === 'object' && error !== null && 'errMsg' in error ? String(error.errMsg) : ''
    return /cancel/.test(said) ? 'closed' : 'failed'
  }
}
