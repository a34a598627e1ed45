import { Text, View } from '@tarojs/components'
import { settingsChanges } from '../../../../domain/district/changes'
import type { WorkingCalendar } from '../../../../domain/time/working-calendar'
import { isRecord } from '../../../api/checks'
import { actOnce } from '../../../api/act-once'
import { client } from '../../../api/client'
import { useDraft } from '../../../api/draft'
import { Button } from '../../../components/button'
import { DraftNote } from '../../../components/draft-note'
import { ListRow } from '../../../components/list-row'
import { Section } from '../../../components/section'
import { useSettings } from '../district/queries'
import { SettingsPage } from '../district/settings-page'
import { useSaving } from '../district/use-saving'
import { useDistrictWords } from '../words/district'
import { announcedYear, draftOf, type YearDraft } from './year-draft'
import { YearForm } from './year-form'

interface OpenYear {
  readonly year: number
  readonly draft: YearDraft
}
const DRAFT = 'calendar/1'
const isOpenYear = (value: unknown): value is OpenYear =>
  isRecord(value) && typeof value.year === 'number' && isRecord(value.draft)

/** The years whose holidays are known, and the next one, as the State Council announces it. */
export default function Calendar() {
  const words = useDistrictWords()
  const base = useSettings().data?.calendar
  const typed = useDraft<OpenYear | null>(DRAFT, isOpenYear, null)
  const open = typed.value
  const announced = open && announcedYear(open.year, open.draft)
  const after = base && open && announced ? yearOver(base.calendar, open.year, announced) : null
  const changes = base && after ? settingsChanges({ calendar: base.calendar }, { calendar: after }) : []
  const saving = useSaving({
    draft: DRAFT,
    typed,
    changes,
    act: wish =>
      actOnce(
        DRAFT,
        {
          version: base?.version ?? 0,
          year: open?.year ?? 0,
          ...(announced ?? { holidays: {}, makeUpDays: {} }),
          ...wish,
        },
        client.district.setYear,
      ),
  })
  const foot = open && announced && Object.keys(announced.holidays).length > 0 && saving.button
  return (
    <SettingsPage
      title={open ? words.calendar.year(open.year) : words.calendar.title}
      section="calendar"
      narrow
      foot={foot || undefined}
    >
      {({ calendar: { calendar, waiting } }) => (
        <View className="page-narrow">
          {typed.restored && open && <DraftNote onClear={typed.clear} />}
          {open ? (
            <YearForm
              year={open.year}
              draft={open.draft}
              onChange={draft => {
                typed.set({ ...open, draft })
              }}
              onBack={() => {
                typed.clear()
              }}
            />
          ) : (
            <Years
              calendar={calendar}
              fixed={waiting !== null}
              onOpen={year => {
                typed.set({ year, draft: draftOf(year, calendar) })
              }}
            />
          )}
          {saving.sheet}
        </View>
      )}
    </SettingsPage>
  )
}

interface YearsProps {
  readonly calendar: WorkingCalendar
  /** A version waits: nothing can be changed until it is in force or withdrawn. */
  readonly fixed: boolean
  readonly onOpen: (year: number) => void
}

function Years({ calendar, fixed, onOpen }: YearsProps) {
  const words = useDistrictWords().calendar
  const [first, last] = [calendar.coveredFrom, calendar.coveredUntil].map(day => Number(day.slice(0, 4)))
  const years = Array.from({ length: (last ?? 0) - (first ?? 0) + 1 }, (_, i) => (last ?? 0) - i)
  const inYear = (days: Readonly<Record<string, string>>, year: number) =>
    Object.keys(days).filter(day => day.startsWith(`${year}-`)).length
  return (
    <>
      <Section title={words.until(calendar.coveredUntil)} card>
        {years.map(year => (
          <ListRow
            key={year}
            title={words.year(year)}
            hint={words.yearHint(inYear(calendar.holidays, year), inYear(calendar.makeUpDays, year))}
            onPress={() => {
              onOpen(year)
            }}
          />
        ))}
      </Section>
      <Text className="page-card__note">{words.untilHint}</Text>
      {!fixed && (
        <View className="page-part">
          <Button
            icon="plus"
            onPress={() => {
              onOpen((last ?? 0) + 1)
            }}
          >
            {words.add((last ?? 0) + 1)}
          </Button>
        </View>
      )}
    </>
  )
}

/** What the calendar would say, for the look before it is saved; the service makes it again by itself. */
function yearOver(
  calendar: WorkingCalendar,
  year: number,
  { holidays, makeUpDays }: Pick<WorkingCalendar, 'holidays' | 'makeUpDays'>,
): WorkingCalendar {
  const others = (days: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(days).filter(([day]) => !day.startsWith(`${year}-`)))
  const [from, until] = [`${year}-01-01`, `${year}-12-31`]
  return {
    coveredFrom: from < calendar.coveredFrom ? from : calendar.coveredFrom,
    coveredUntil: until > calendar.coveredUntil ? until : calendar.coveredUntil,
    holidays: { ...others(calendar.holidays), ...holidays },
    makeUpDays: { ...others(calendar.makeUpDays), ...makeUpDays },
  }
}
