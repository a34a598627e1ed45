import { Text, View } from '@tarojs/components'
import { runProblemWords } from '../../../../domain/jobs/runs'
import type { JobRun, JobView } from '../../../../domain/operations/contract'
import { Answer } from '../../../components/answer'
import { RecordRow } from '../../../components/record-row'
import { Sheet } from '../../../components/sheet'
import { Skeleton } from '../../../components/skeleton'
import { atLineStart, momentWords } from '../../../i18n/time-words'
import { useLocale, useWords } from '../../../i18n/words'
import { useJobWords } from '../words/jobs'
import { useRuns } from './queries'

/** What a job is for, and what it did lately. */
export function RunsSheet({ job, onClose }: { job: JobView; onClose: () => void }) {
  const words = useJobWords()
  const runs = useRuns(job.name)
  return (
    <Sheet title={job.title} onClose={onClose}>
      <Text className="page-card__note">{job.does}</Text>
      <View className="page-part">
        <Answer query={runs} waiting={<Skeleton bars={[50, 64, 42]} />}>
          {({ items }) =>
            items.length === 0 ? (
              <Text className="page-card__note">{words.noRuns}</Text>
            ) : (
              <>
                {items.map(run => (
                  <RunRow key={run.id} run={run} />
                ))}
              </>
            )
          }
        </Answer>
      </View>
    </Sheet>
  )
}

function RunRow({ run }: { run: JobRun }) {
  const words = useJobWords()
  const common = useWords()
  const language = useLocale()
  const { state, startedAt, done, left, problem, requestId } = run
  const said = [
    atLineStart(momentWords(Date.parse(startedAt), Date.now(), common)),
    words.run[state],
    ...(done > 0 ? [words.done(done)] : []),
  ]
  const more = problem ? runProblemWords[language][problem] : left ? words.left : ''
  return (
    <RecordRow>
      <Text className="record-row__name">{said.join(' · ')}</Text>
      {more !== '' && <Text className="record-row__about">{more}</Text>}
      {problem && requestId !== '' && <Text className="record-row__about">{words.request(requestId)}</Text>}
    </RecordRow>
  )
}
