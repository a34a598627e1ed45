import { NuanlinError } from '../../domain/contract/errors'
import type { Locale } from '../../domain/contract/locale'
import { districtContract } from '../../domain/district/contract'
import type { SettingsProblem } from '../../domain/district/problems'

/** Says what is wrong with new settings beyond their shape, by field. */
export function refuseProblems(problems: readonly SettingsProblem[], locale: Locale): void {
  if (problems.length === 0) return
  const details = problems.map(({ path, words }) => {
    const named = path.split('.').filter(part => Object.hasOwn(districtContract.fields, part))
    const label = districtContract.fields[named.at(-1) ?? '']?.[locale] ?? path
    const message = locale === 'zh-CN' ? `${label}：${words[locale]}。` : `${label}: ${words[locale]}.`
    return { path, message }
  })
  throw new NuanlinError('INVALID_INPUT', { message: details[0]?.message ?? '', details })
}
