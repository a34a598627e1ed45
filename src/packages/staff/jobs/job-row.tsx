import { Text, View } from '@tarojs/components'
import type { JobView } from '../../../../domain/operations/contract'
import { runProblemWords, type JobHealth } from '../../../../domain/jobs/runs'
import { useTick } from '../../../api/use-tick'
import type { IconName } from '../../../components/icon/names'
import { Pressable } from '../../../components/pressable'
import { StatusTag, type Tone } from '../../../components/status-tag'
import { agoWords } from '../../../i18n/time-words'
import { useLocale, useWords } from '../../../i18n/words'
import { useJobWords } from '../words/jobs'

const looks: Readonly<Record<JobHealth, readonly [Tone, IconName]>> = {
  well: ['open', 'circle-check'],
  running: ['info', 'refresh-cw'],
  never: ['closed', 'minus'],
  late: ['soon', 'clock'],
  failing: ['late', 'circle-alert'],
}

/** One job: its timer, when it last succeeded, and what is wrong. */
export function JobRow({ job, onOpen }: { job: JobView; onOpen: (job: JobView) => void }) {
  const words = useJobWords()
  const common = useWords()
  const language = useLocale()
  const now = useTick()
  const [tone, icon] = looks[job.health]
  const last = job.lastSuccess
    ? words.lastSuccess(agoWords(Date.parse(job.lastSuccess), now, common))
    : // Its tag says so where it never ran.
      job.health === 'never'
      ? ''
      : words.neverDone
  const wrong = job.problem
    ? `${words.failures(job.failures)} · ${runProblemWords[language][job.problem]}`
    : ''
  return (
    <Pressable
      className="member-row"
      onPress={() => {
        onOpen(job)
      }}
    >
      <View className="grant-row">
        <View className="grant-row__words">
          <Text className="grant-row__role">{job.title}</Text>
          <Text className="grant-row__place">{job.schedule}</Text>
          {last !== '' && <Text className="grant-row__place">{last}</Text>}
          {wrong !== '' && <Text className="grant-row__place">{wrong}</Text>}
          {wrong === '' && job.left && <Text className="grant-row__place">{words.left}</Text>}
        </View>
        <StatusTag tone={tone} icon={icon}>
          {words.health[job.health]}
        </StatusTag>
      </View>
    </Pressable>
  )
}
