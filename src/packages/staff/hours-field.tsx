import { Text, View } from '@tarojs/components'
import type { UsualHours } from '../../../domain/station/hours'
import type { Weekday } from '../../../domain/time/china-time'
import { Button } from '../../components/button'
import { Icon } from '../../components/icon'
import { Pressable } from '../../components/pressable'
import { heading, role } from '../../components/role'
import { Choices } from '../../components/choices'
import './hours-field.scss'
import { RangesField } from './ranges-field'
import { useHoursWords } from './words/hours'

interface HoursFieldProps {
  readonly hours: UsualHours
  /** Whether one may leave open what counts on public holidays. */
  readonly mayBeUnknown?: boolean
  readonly onChange: (hours: UsualHours) => void
}

const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7]
const usualDay = [{ from: '09:00', to: '18:00' }]

/** The usual week as groups of days with the same hours, and what counts on public holidays. */
export function HoursField({ hours, mayBeUnknown = false, onChange }: HoursFieldProps) {
  const words = useHoursWords()
  const { weekly, holidays } = hours
  const taken = new Set(weekly.flatMap(({ days }) => days))
  const left = weekdays.filter(day => !taken.has(day))
  const set = (at: number, change: Partial<UsualHours['weekly'][number]>) => {
    onChange({ ...hours, weekly: weekly.map((group, i) => (i === at ? { ...group, ...change } : group)) })
  }
  /** A day stands in one group: taken into one, it leaves the other. */
  const move = (at: number, day: Weekday) => {
    const has = weekly[at]?.days.includes(day)
    const groups = weekly.map((group, i) => ({
      ...group,
      days:
        i === at && !has
          ? [...group.days, day].sort((a, b) => a - b)
          : group.days.filter(other => other !== day),
    }))
    onChange({ ...hours, weekly: groups.filter(({ days }) => days.length > 0) })
  }
  return (
    <View className="hours-field">
      {weekly.map(({ days, ranges }, i) => (
        <View key={i} className="hours-field__group">
          <View className="hours-field__days" {...role('group')} aria-label={words.days}>
            {weekdays.map(day => (
              <Pressable
                key={day}
                className={`hours-field__day ${days.includes(day) ? 'hours-field__day--on' : ''}`}
                pressed={days.includes(day)}
                label={words.dayLabels[day - 1] ?? ''}
                onPress={() => {
                  move(i, day)
                }}
              >
                <Text>{words.dayNames[day - 1]}</Text>
              </Pressable>
            ))}
          </View>
          <RangesField
            ranges={ranges}
            onChange={changed => {
              set(i, { ranges: changed })
            }}
          />
          {weekly.length > 1 && (
            <Pressable
              className="hours-field__remove"
              label={words.removeDays(i + 1)}
              onPress={() => {
                onChange({ ...hours, weekly: weekly.filter((_, other) => other !== i) })
              }}
            >
              <Icon name="x" size="s" />
              <Text>{words.removeGroup}</Text>
            </Pressable>
          )}
        </View>
      ))}
      {left.length > 0 && (
        <View className="hours-field__left">
          <Text className="hours-field__rest">
            {left.length === 7
              ? words.never
              : words.rest(left.map(day => words.dayLabels[day - 1] ?? '').join(words.and))}
          </Text>
          <Button
            look="plain"
            narrow
            icon="plus"
            onPress={() => {
              onChange({ ...hours, weekly: [...weekly, { days: left, ranges: usualDay }] })
            }}
          >
            {words.addDays}
          </Button>
        </View>
      )}
      <View {...heading(3)}>
        <Text className="hours-field__title">{words.holidays}</Text>
      </View>
      <Choices
        label={words.holidays}
        options={[
          ['as_usual', words.asUsual],
          ['closed', words.closed],
          ['own', words.own],
          ...(mayBeUnknown ? [['unknown', words.unknown] as const] : []),
        ]}
        chosen={typeof holidays === 'string' ? holidays : 'own'}
        onChoose={how => {
          onChange({
            ...hours,
            holidays: how === 'own' ? (typeof holidays === 'string' ? usualDay : holidays) : how,
          })
        }}
      />
      {typeof holidays !== 'string' && (
        <RangesField
          ranges={holidays}
          onChange={changed => {
            onChange({ ...hours, holidays: changed })
          }}
        />
      )}
    </View>
  )
}
