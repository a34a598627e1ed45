import { Text } from '@tarojs/components'
import type { JobView } from '../../../../domain/operations/contract'
import { runProblemWords, type JobHealth } from '../../../../domain/jobs/runs'
import { useTick } from '../../../api/use-tick'
import type { IconName } from '../../../components/icon/names'
import { RecordRow } from '../../../components/record-row'
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
    <RecordRow
      aside={
        <StatusTag tone={tone} icon={icon}>
          {words.health[job.health]}
        </StatusTag>
      }
      onPress={() => {
        onOpen(job)
      }}
    >
      <Text className="record-row__name">{job.title}</Text>
      <Text className="record-row__about">{job.schedule}</Text>
      {last !== '' && <Text className="record-row__about">{last}</Text>}
      {wrong !== '' && <Text className="record-row__about">{wrong}</Text>}
      {wrong === '' && job.left && <Text className="record-row__about">{words.left}</Text>}
    </RecordRow>
  )
}
