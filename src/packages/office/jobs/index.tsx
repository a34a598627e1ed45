import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { View } from '@tarojs/components'
import { settingsRoles } from '../../../../domain/district/settings-roles'
import type { JobView } from '../../../../domain/operations/contract'
import { Answer } from '../../../components/answer'
import { Section } from '../../../components/section'
import { Skeleton } from '../../../components/skeleton'
import { placesOf, useMyGrants } from '../../../features/staff/grants'
import { Denied } from '../../../features/staff/denied'
import { Page } from '../../../components/page'
import { useJobWords } from '../words/jobs'
import { JobRow } from './job-row'
import { MessageDays } from './message-days'
import { useJobs } from './queries'
import { RunsSheet } from './runs-sheet'
import './index.scss'
import { UndeliveredList } from './undelivered-list'

/** What runs by itself: when it last ran, how far, what failed; and the messages that WeChat did not bring. */
export default function Jobs() {
  const words = useJobWords()
  const mine = useMyGrants()
  const queries = useQueryClient()
  usePullDownRefresh(() => {
    void queries.invalidateQueries({ queryKey: ['operations'] }).finally(() => {
      Taro.stopPullDownRefresh()
    })
  })
  return (
    <Page title={words.title}>
      <Answer query={mine} waiting={<Skeleton card bars={[50, 64, 42, 58]} />}>
        {({ grants }) =>
          placesOf(grants, settingsRoles).length === 0 ? (
            <Denied grants={grants} roles={settingsRoles} title={words.denied} hint={words.deniedHint} />
          ) : (
            <View className="page-columns">
              <JobList />
              <View>
                <UndeliveredList />
                <MessageDays />
              </View>
            </View>
          )
        }
      </Answer>
    </Page>
  )
}

function JobList() {
  const words = useJobWords()
  const jobs = useJobs()
  const [open, setOpen] = useState<JobView | null>(null)
  return (
    <Section title={words.jobs}>
      <Answer query={jobs} waiting={<Skeleton card bars={[50, 64, 42, 58]} />}>
        {({ items }) => (
          <View className="page-list">
            {byUrgency(items).map(job => (
              <JobRow key={job.name} job={job} onOpen={setOpen} />
            ))}
          </View>
        )}
      </Answer>
      {open && (
        <RunsSheet
          job={open}
          onClose={() => {
            setOpen(null)
          }}
        />
      )}
    </Section>
  )
}

const urgency = (job: JobView) => ['failing', 'late'].indexOf(job.health)

/** What needs somebody first; the others in the order of the list of jobs. */
function byUrgency(items: readonly JobView[]): JobView[] {
  const urgent = items.filter(job => urgency(job) >= 0).sort((a, b) => urgency(a) - urgency(b))
  return [...urgent, ...items.filter(job => urgency(job) < 0)]
}
