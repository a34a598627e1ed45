import { View } from '@tarojs/components'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { AuditLine } from '../../../../domain/audit/contract'
import { auditReaders, auditVerifiers } from '../../../../domain/audit/readers'
import { addDays, chinaDate } from '../../../../domain/time/china-time'
import type { Grant } from '../../../../domain/staff/contract'
import { Answer } from '../../../components/answer'
import { ListEnd } from '../../../components/list-end'
import { Chip } from '../../../components/chip'
import { Skeleton } from '../../../components/skeleton'
import { StateView } from '../../../components/state-view'
import { Choices } from '../../../components/choices'
import { rolesAt } from '../../../features/staff/grants'
import { MomentField } from '../../../components/moment-field'
import { MyPlaces } from '../../../features/staff/my-places'
import { Page } from '../../../components/page'
import { useAuditWords } from '../words/audit'
import { Export } from './export'
import { LineRow } from './line-row'
import { LineSheet } from './line-sheet'
import { kinds, useLog, type Kind, type LogFilters, type Span } from './queries'
import { Verify } from './verify'
import './index.scss'

/** No log is older. */
const FIRST = '2026-01-01'

/** What staff did where I may look, newest first. */
export default function Audit() {
  const words = useAuditWords()
  const queries = useQueryClient()
  usePullDownRefresh(() => {
    void queries.invalidateQueries({ queryKey: ['audit', 'list'] }).finally(() => {
      Taro.stopPullDownRefresh()
    })
  })
  return (
    <Page title={words.title}>
      <MyPlaces
        roles={auditReaders}
        denied={{ title: words.notYours, hint: words.notYoursHint }}
        label={words.place}
      >
        {(place, grants) => <LogOf key={place.id} place={place} grants={grants} />}
      </MyPlaces>
    </Page>
  )
}

function LogOf({ place, grants }: { place: Grant; grants: readonly Grant[] }) {
  const words = useAuditWords()
  const [span, setSpan] = useState<Span>('any')
  const [dates, setDates] = useState(() => ({
    from: addDays(chinaDate(Date.now()), -6),
    to: chinaDate(Date.now()),
  }))
  const [kind, setKind] = useState<Kind>('any')
  const [sameActorAs, setSameActorAs] = useState<string | null>(null)
  const [open, setOpen] = useState<AuditLine | null>(null)
  const filters: LogFilters = { place: place.place, span, dates, kind, sameActorAs }
  const mayVerify = rolesAt(grants, place.path).some(role => auditVerifiers.includes(role))
  return (
    <>
      <View className="page-part">
        <Choices
          label={words.time}
          options={[
            ['any', words.anyTime],
            ['today', words.today],
            ['week', words.days(7)],
            ['month', words.days(30)],
            ['dates', words.dates],
          ]}
          chosen={span}
          onChoose={setSpan}
        />
      </View>
      {span === 'dates' && (
        <View className="audit-dates">
          <MomentField
            label={words.from}
            mode="date"
            value={dates.from}
            from={FIRST}
            to={chinaDate(Date.now())}
            onChange={from => {
              setDates({ from, to: dates.to < from ? from : dates.to })
            }}
          />
          <MomentField
            label={words.until}
            mode="date"
            value={dates.to}
            from={dates.from}
            to={chinaDate(Date.now())}
            onChange={to => {
              setDates({ ...dates, to })
            }}
          />
        </View>
      )}
      <View className="audit-kinds">
        <Choices
          label={words.kind}
          options={[['any', words.anyKind], ...kinds.map(one => [one, words.kindNames[one]] as const)]}
          chosen={kind}
          onChoose={setKind}
        />
      </View>
      {sameActorAs !== null && (
        <View className="audit-kinds">
          <Chip
            selected
            onPress={() => {
              setSameActorAs(null)
            }}
          >
            {words.samePerson}
          </Chip>
        </View>
      )}
      <View className="audit-tools">
        {mayVerify && <Verify place={place} />}
        <Export filters={filters} />
      </View>
      <Lines filters={filters} onOpen={setOpen} />
      {open && (
        <LineSheet
          line={open}
          onSamePerson={() => {
            setSameActorAs(open.id)
            setOpen(null)
          }}
          onClose={() => {
            setOpen(null)
          }}
        />
      )}
    </>
  )
}

function Lines({ filters, onOpen }: { filters: LogFilters; onOpen: (line: AuditLine) => void }) {
  const audit = useAuditWords()
  const log = useLog(filters)
  return (
    <Answer query={log} waiting={<Skeleton card bars={[62, 44, 58, 40, 66, 48]} />}>
      {({ pages }) => {
        const lines = pages.flatMap(({ items }) => items)
        if (lines.length === 0) return <StateView icon="inbox" title={audit.empty} hint={audit.emptyHint} />
        return (
          <>
            <View className="page-list">
              {lines.map(line => (
                <LineRow key={line.id} line={line} onOpen={onOpen} />
              ))}
            </View>
            <ListEnd list={log} />
          </>
        )
      }}
    </Answer>
  )
}
