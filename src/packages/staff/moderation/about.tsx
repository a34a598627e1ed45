import { Text, View } from '@tarojs/components'
import type { Verdict } from '../../../../domain/submissions/check'
import type { QueuedSubmission } from '../../../../domain/submissions/contract'
import { refusalInWords } from '../../../../domain/submissions/reasons'
import { useTick } from '../../../api/use-tick'
import type { IconName } from '../../../components/icon/names'
import { heading } from '../../../components/role'
import { StatusTag, type Tone } from '../../../components/status-tag'
import { agoWords } from '../../../i18n/time-words'
import { useLocale, useWords } from '../../../i18n/words'
import { useModerationWords } from '../words/moderation'
import { useStaffWords } from '../words/words'

const tones: Readonly<Record<Verdict, readonly [Tone, IconName]>> = {
  pass: ['open', 'shield-check'],
  review: ['soon', 'circle-alert'],
  risky: ['late', 'circle-alert'],
  unknown: ['soon', 'circle-alert'],
  stale: ['soon', 'circle-alert'],
  unchecked: ['soon', 'circle-alert'],
}

/** Everything there is to know of it: where, since when, its words, the machine's word, and what was said before. */
export function About({ item }: { item: QueuedSubmission }) {
  const all = useWords()
  const words = useModerationWords()
  const staff = useStaffWords()
  const language = useLocale()
  const now = useTick()
  const { refusal, objection, verdict, decidedAs, caption } = item
  const [tone, icon] = verdict === null ? (['info', 'clock'] as const) : tones[verdict]
  return (
    <View className="about-sent">
      <View {...heading(2)}>
        <Text className="about-sent__station">{item.stationName}</Text>
      </View>
      <Text className="about-sent__where">
        {[staff.within(item.areaNames), words.sent(agoWords(Date.parse(item.sentAt), now, all))].join(' · ')}
      </Text>
      {caption !== '' && <Text className="about-sent__caption">{caption}</Text>}
      <View className="about-sent__verdict">
        <StatusTag tone={tone} icon={icon}>
          {verdictWords()}
        </StatusTag>
      </View>
      {objection && <Said label={words.objection} text={objection.words} strong />}
      {refusal && <Said label={labelOf()} text={refusalInWords(refusal, language)} />}
    </View>
  )

  function verdictWords(): string {
    if (verdict === null) return words.stillChecking
    // What is risky is refused by itself: it stands here only because it was shown when the answer came.
    return verdict === 'risky' && item.state === 'queued' ? words.riskyLater : words.verdicts[verdict]
  }

  function labelOf(): string {
    if (item.state !== 'objected') return words.why
    return decidedAs === null ? words.beforeByMachine : words.before(staff.roles[decidedAs])
  }
}

function Said({ label, text, strong = false }: { label: string; text: string; strong?: boolean }) {
  return (
    <View className={`about-sent__said ${strong ? 'about-sent__said--strong' : ''}`}>
      <Text className="about-sent__label">{label}</Text>
      <Text>{text}</Text>
    </View>
  )
}
