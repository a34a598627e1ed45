/** The errors of bookings in people's words. */
export const bookingErrors = {
  SLOT_FULL: {
    'zh-CN': '这个时段刚刚约满。可以排候补，或者换个时段。',
    en: 'This slot has just filled up. Join its line, or take another slot.',
  },
  SLOT_CLOSED: {
    'zh-CN': '这个时段临时取消了，请换个时段。',
    en: 'This slot was called off. Please take another.',
  },
  SLOT_OVER: {
    'zh-CN': '这个时段已经开始，请换个时段，或者直接去现场取号。',
    en: 'This slot has begun. Take another one, or walk in and take a number.',
  },
  ALREADY_BOOKED: {
    'zh-CN': '这个时段你已经约了，在「进度」里能看到。',
    en: 'You have this slot already: see Progress.',
  },
  TOO_MANY_BOOKINGS: {
    'zh-CN': '你还有没去的预约，名额先留给别人。取消一个，或者去过再约。',
    en: 'You have as many bookings as one person may. Cancel one, or book again after your visit.',
  },
  NOT_FULL: {
    'zh-CN': '现在有名额了，可以直接约。',
    en: 'There is a place now: you can book it.',
  },
  OFFER_OVER: {
    'zh-CN': '留给你的时间过了，名额给了下一位。',
    en: 'The time it was kept for you is over: the place went to the next in line.',
  },
  TOO_LATE: {
    'zh-CN': '离开始太近，不能自己取消了。去不了请打电话告诉驿站。',
    en: 'It begins too soon to cancel it here. If you cannot come, please call the station.',
  },
  WRONG_STATE: {
    'zh-CN': '它的状态已经变了，请刷新看看。',
    en: 'Things have moved on. Please refresh.',
  },
  CHANGED_MEANWHILE: {
    'zh-CN': '刚才有了变化，看看再决定。',
    en: 'Something has just changed. Look again before you decide.',
  },
  NO_SUCH_CODE: {
    'zh-CN': '没有这个预约号，请再核对一遍。',
    en: 'There is no such number. Please check it again.',
  },
  WRONG_STATION: {
    'zh-CN': '这个预约不在这里。',
    en: 'This booking is for another place.',
  },
  WRONG_DAY: {
    'zh-CN': '这个预约不是今天的。',
    en: 'This booking is not for today.',
  },
  USED: {
    'zh-CN': '这个号已经签到过了。',
    en: 'This number was checked in already.',
  },
  QUEUE_CLOSED: {
    'zh-CN': '现在不取号，看看今天几点开始。',
    en: 'No numbers are given out now. See when it opens today.',
  },
  QUEUE_FULL: {
    'zh-CN': '今天现场的名额取完了。过一会儿再看看，或者约个时段。',
    en: 'No places are left for today. Look again in a while, or book a time.',
  },
  ALREADY_IN_QUEUE: {
    'zh-CN': '你已经取过号了。',
    en: 'You have a number already.',
  },
  NOBODY_WAITS: {
    'zh-CN': '没有人在等。',
    en: 'Nobody is waiting.',
  },
  NOT_BOOKED: {
    'zh-CN': '这个预约已经取消或者过期了。',
    en: 'This booking was cancelled, or its time is over.',
  },
} as const
