import type { Weekday } from '../../domain/time/china-time'
import type { Hours, TimeRange } from '../../domain/station/hours'
import type { Dice } from './dice'

const WEEKDAYS: Weekday[] = [1, 2, 3, 4, 5]
const WEEK: Weekday[] = [1, 2, 3, 4, 5, 6, 7]

/** `8:30-12:00 14:00-18:00` as ranges. */
function ranges(text: string): TimeRange[] {
  return text.split(' ').map(range => {
    const [from = '', to = ''] = range.split('-').map(clock => clock.padStart(5, '0'))
    return { from, to }
  })
}

function week(parts: readonly (readonly [readonly Weekday[], string])[], holidays: string): Hours {
  return {
    weekly: parts.map(([days, text]) => ({ days: [...days], ranges: ranges(text) })),
    holidays: holidays === 'as_usual' || holidays === 'closed' ? holidays : ranges(holidays),
    exceptions: [],
  }
}
const daily = (text: string, holidays = 'as_usual') => week([[WEEK, text]], holidays)

/** Every kind of opening that a list of stations has to show, by who keeps the place. */
const patterns = {
  service_centre: [
    [daily('9:00-21:00', '10:00-17:00'), 4],
    [
      week(
        [
          [WEEKDAYS, '9:00-12:00 14:00-18:00'],
          [[6], '9:00-12:00'],
        ],
        'closed',
      ),
      3,
    ],
    [week([[WEEKDAYS, '8:30-12:00 14:00-17:30']], 'closed'), 2],
    [
      week(
        [
          [WEEKDAYS, '9:00-20:30'],
          [[6, 7], '10:00-17:00'],
        ],
        '10:00-16:00',
      ),
      2,
    ],
  ],
  caring_shop: [
    [daily('8:00-22:00'), 4],
    [daily('0:00-24:00'), 2],
    [daily('10:00-14:00 16:30-21:30'), 2],
    [daily('17:00-2:00'), 1],
    [week([[[2, 3, 4, 5, 6, 7], '9:30-21:00']], 'as_usual'), 1],
    [daily('7:00-23:00', 'closed'), 1],
  ],
  logistics_hub: [
    [daily('0:00-24:00'), 3],
    [daily('6:00-23:30'), 3],
    [daily('20:00-8:00'), 1],
    [week([[[1, 2, 3, 4, 5, 6], '7:00-21:00']], 'closed'), 2],
  ],
  pick_up_point: [
    [daily('7:30-21:30'), 4],
    [daily('8:00-12:30 15:00-22:00'), 2],
    [daily('9:00-21:00', '10:00-18:00'), 1],
  ],
  u_station: [
    [week([[[2, 3, 4, 5, 6, 7], '10:00-18:00']], 'as_usual'), 3],
    [
      week(
        [
          [WEEKDAYS, '11:30-19:30'],
          [[6, 7], '9:00-17:00'],
        ],
        '9:00-17:00',
      ),
      2,
    ],
    [week([[[6, 7], '9:00-17:30']], '9:00-17:30'), 1],
  ],
  street_centre: [
    [
      week(
        [
          [WEEKDAYS, '9:00-12:00 14:00-18:00'],
          [[6, 7], '10:00-17:00'],
        ],
        'closed',
      ),
      1,
    ],
  ],
  health_centre: [
    [daily('8:00-12:00 14:00-17:30', '8:30-11:30'), 3],
    [
      week(
        [
          [WEEKDAYS, '8:00-12:00 14:00-20:00'],
          [[6, 7], '8:30-12:00 14:00-17:30'],
        ],
        '8:30-11:30',
      ),
      2,
    ],
    [daily('0:00-24:00'), 1],
  ],
  canteen: [
    [daily('10:50-13:00 17:00-18:30'), 2],
    [week([[WEEKDAYS, '7:00-8:30 11:00-13:00 17:00-18:30']], 'closed'), 2],
    [week([[[1, 2, 3, 4, 5, 6], '11:00-13:00']], 'closed'), 1],
  ],
  food_test_room: [
    [week([[[2, 3, 4, 5, 6, 7], '8:30-11:30 14:00-17:30']], 'closed'), 2],
    [
      week(
        [
          [WEEKDAYS, '8:30-12:00 14:00-17:30'],
          [[6], '8:30-12:00'],
        ],
        'closed',
      ),
      1,
    ],
    [daily('8:00-17:00', 'closed'), 1],
  ],
} as const satisfies Record<string, readonly (readonly [Hours, number])[]>
export type Keeper = keyof typeof patterns

/** Days that a few stations treat otherwise; real dates, so that one seed always makes the same district. */
const EXCEPTIONS: Hours['exceptions'] = [
  { date: '2026-11-23', ranges: [], note: '设备检修，停一天' },
  { date: '2026-11-25', ranges: [{ from: '13:00', to: '18:00' }], note: '上午参加培训，下午开放' },
  { date: '2026-11-29', ranges: [{ from: '09:00', to: '12:00' }], note: '下午有社区活动' },
  { date: '2026-12-12', ranges: [], note: '内部装修，停一天' },
  { date: '2026-12-31', ranges: [{ from: '09:00', to: '15:00' }], note: '年末盘点，提早关门' },
  { date: '2027-02-05', ranges: [{ from: '09:00', to: '14:00' }], note: '除夕，提早关门' },
]

export function hoursOf(dice: Dice, keeper: Keeper): Hours {
  const usual = dice.weighted<Hours>(patterns[keeper])
  if (!dice.chance(0.12)) return usual
  const exceptions = dice.shuffled(EXCEPTIONS).slice(0, dice.int(1, 2))
  return { ...usual, exceptions: exceptions.sort((a, b) => (a.date < b.date ? -1 : 1)) }
}

/** What the shop's own words promise: a place that is called 24 小时 never closes. */
export const roundTheClock: Hours = daily('0:00-24:00')
export const namedStationHours: Hours = daily('8:30-21:00')
