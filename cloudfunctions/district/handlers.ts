import { NuanlinError } from '../../domain/contract/errors'
import { nameIn } from '../../domain/contract/name'
import { changeInWords, settingsChanges, side } from '../../domain/district/changes'
import type { districtContract, Settings, SettingsVersion } from '../../domain/district/contract'
import { calendarProblems, catalogueProblems, rulesProblems } from '../../domain/district/problems'
import { sectionOf, type SettingsSection } from '../../domain/district/sections'
import type { WorkingCalendar } from '../../domain/time/working-calendar'
import { areaPath } from '../../domain/role/place'
import type { Handlers, StaffCall } from '../platform/call'
import { database } from '../platform/database'
import { inForceAt, standingOf, withStanding, type StoredSettings } from '../platform/district-settings'
import { newestFirst } from '../platform/newest-first'
import { nicknamesOf } from '../platform/people'
import {
  settingsIn,
  versionIn,
  VERSIONS,
  withdrawVersion,
  writeSettings,
  type VersionDocument,
} from '../platform/settings-versions'
import { changeSection, standingSettings } from './change-section'
import { refuseProblems } from './refusal'
import { withYear } from './with-year'

const PAGE = 20

const answer = (_reference: string | null, _input: unknown, call: StaffCall) => settingsNow(call)

export const handlers: Handlers<(typeof districtContract)['procedures']> = {
  settings: (_input, call) => settingsNow(call),

  setRules: {
    effect({ rules, ...wish }, call, transaction) {
      const content = { rules }
      refuseProblems(rulesProblems(content), call.locale)
      return changeSection(transaction, call, 'rules', wish, content)
    },
    answer,
  },

  setCatalogue: {
    async effect({ services, chips, ...wish }, call, transaction) {
      const content = { services, chips }
      const { services: before } = await standingSettings(transaction, call)
      refuseProblems(catalogueProblems(content, before), call.locale)
      return changeSection(transaction, call, 'catalogue', wish, content)
    },
    answer,
  },

  setYear: {
    async effect({ year, holidays, makeUpDays, ...wish }, call, transaction) {
      const { calendar: before } = await standingSettings(transaction, call)
      const calendar = withYear(before, year, { holidays, makeUpDays })
      if (!calendar) throw new NuanlinError('YEAR_APART')
      refuseProblems([...outside(year, holidays, makeUpDays), ...calendarProblems({ calendar })], call.locale)
      return changeSection(transaction, call, 'calendar', wish, { calendar })
    },
    answer,
  },

  returnTo: {
    async effect({ section, number, ...wish }, call, transaction) {
      const earlier = await versionIn(transaction, section, number)
      if (!earlier) throw new NuanlinError('NOT_FOUND')
      const settings = await standingSettings(transaction, call)
      const content = broughtBack(section, earlier, settings)
      return changeSection(transaction, call, section, wish, content, number)
    },
    answer,
  },

  withdraw: {
    async effect({ section, number, reason }, call, transaction) {
      const settings = await standingSettings(transaction, call)
      const { waiting, ...standing } = standingOf(settings, section)
      if (waiting?.number !== number) throw new NuanlinError('NOT_WAITING')
      const at = new Date(call.now)
      await withdrawVersion(transaction, section, number, at)
      await writeSettings(transaction, {
        ...settings,
        sections: withStanding(settings, section, { ...standing, waiting: null }),
        updatedAt: at,
        version: settings.version + 1,
      })
      const changes = settingsChanges(sectionOf(section, settings), waiting.content)
      return {
        reference: null,
        path: areaPath([settings.code]),
        act: {
          target: { kind: 'setting', id: section },
          before: { version: number, from: waiting.from.toISOString(), ...side(changes, 'after') },
          after: { version: standing.number, ...side(changes, 'before') },
          reason,
        },
      }
    },
    answer,
  },

  async history({ section, cursor }, call) {
    const [settings, { items, next }] = await Promise.all([
      current(call),
      newestFirst<VersionDocument>(VERSIONS, { section }, 'createdAt', {
        cursor,
        limit: PAGE,
        scope: ['district.history', call.caller.subject, section],
        now: call.now,
      }),
    ])
    const names = await nicknamesOf(items.flatMap(({ by }) => by ?? []))
    return { items: items.map(one => toVersion(one, names, settings, call)), next }
  },

  async compare({ section, number }, call) {
    const [settings, earlier] = await Promise.all([
      current(call),
      database().then(db => versionIn(db, section, number)),
    ])
    if (!earlier) throw new NuanlinError('NOT_FOUND')
    const changes = settingsChanges(sectionOf(section, settings), broughtBack(section, earlier, settings))
    return {
      version: standingOf(settings, section).number,
      changes: changes.map(change => changeInWords(change, call.locale)),
    }
  },
}

/** What is in force at this moment: read anew, for it is about to be changed. */
async function current({ now }: Pick<StaffCall, 'now'>): Promise<StoredSettings> {
  const stored = await settingsIn(await database())
  if (!stored) throw new NuanlinError('UNAVAILABLE', { cause: 'the district has no settings yet' })
  return inForceAt(stored, now)
}

async function settingsNow(call: StaffCall): Promise<Settings> {
  const settings = await current(call)
  const standing = (section: SettingsSection) => {
    const { number, waiting } = standingOf(settings, section)
    const changes = waiting ? settingsChanges(sectionOf(section, settings), waiting.content) : []
    return {
      version: number,
      waiting: waiting && {
        number: waiting.number,
        from: waiting.from.toISOString(),
        changes: changes.map(change => changeInWords(change, call.locale)),
      },
    }
  }
  const { code, name, rules, services, chips, calendar, messages } = settings
  return {
    district: { code, name: nameIn(name, call.locale) },
    rules: { ...standing('rules'), rules },
    catalogue: { ...standing('catalogue'), services, chips },
    calendar: { ...standing('calendar'), calendar },
    quiet: messages?.quiet ?? null,
  }
}

function toVersion(
  one: VersionDocument,
  names: ReadonlyMap<string, string>,
  settings: StoredSettings,
  { now, locale }: StaffCall,
): SettingsVersion {
  const { section, number, by, reason, from, returnedTo, createdAt, withdrawnAt } = one
  const inForce = standingOf(settings, section).number === number
  return {
    section,
    number,
    by: by === null ? null : (names.get(by) ?? ''),
    at: createdAt.toISOString(),
    from: from.toISOString(),
    state: withdrawnAt ? 'withdrawn' : inForce ? 'in_force' : from.getTime() > now ? 'waiting' : 'past',
    reason,
    returnedTo,
    changes: one.changes.map(change => changeInWords(change, locale)),
  }
}

/** An earlier version as it would stand now: services that came since are retired, for stations may use them. */
function broughtBack(
  section: SettingsSection,
  { content }: VersionDocument,
  settings: StoredSettings,
): VersionDocument['content'] {
  if (section !== 'catalogue' || !('services' in content)) return content
  const since = settings.services.filter(({ code }) => !content.services.some(one => one.code === code))
  return { ...content, services: [...content.services, ...since.map(one => ({ ...one, retired: true }))] }
}

function outside(
  year: number,
  holidays: WorkingCalendar['holidays'],
  makeUpDays: WorkingCalendar['makeUpDays'],
) {
  const days = [...Object.keys(holidays), ...Object.keys(makeUpDays)]
  return days
    .filter(date => !date.startsWith(`${year}-`))
    .map(date => ({
      path: `calendar.${date}`,
      words: { 'zh-CN': `${date} 不在 ${year} 年`, en: `${date} is not in ${year}` },
    }))
}
