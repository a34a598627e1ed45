import { Text, View } from '@tarojs/components'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Grant } from '../../../../domain/staff/contract'
import { client } from '../../../api/client'
import { Button } from '../../../components/button'
import { Icon } from '../../../components/icon'
import { role } from '../../../components/role'
import { sentence } from '../../../i18n/sentence'
import { useAuditWords } from '../words/audit'

/** So many problems are named; of more it is said how many. */
const NAMED = 5

type Problems = Awaited<ReturnType<typeof client.audit.verifyAll>>['problems']
interface Sum {
  readonly logs: number
  readonly lines: number
  readonly problems: Problems
}
const NOTHING: Sum = { logs: 0, lines: 0, problems: [] }

/** Whether the logs of a place and of all below it hang together, page by page to the end. */
export function Verify({ place }: { place: Grant }) {
  const words = useAuditWords()
  const [{ logs, lines }, setSoFar] = useState(NOTHING)
  const check = useMutation({
    mutationFn: async () => {
      setSoFar(NOTHING)
      let sum = NOTHING
      for (let cursor: string | null = null; ;) {
        const page: Awaited<ReturnType<typeof client.audit.verifyAll>> = await client.audit.verifyAll({
          place: place.place,
          ...(cursor === null ? {} : { cursor }),
        })
        sum = {
          logs: sum.logs + page.logs,
          lines: sum.lines + page.lines,
          problems: [...sum.problems, ...page.problems],
        }
        setSoFar(sum)
        if (page.next === null) return sum
        cursor = page.next
      }
    },
  })
  const { data, error, isPending } = check
  const whole = data?.problems.length === 0
  return (
    <>
      <View className="audit-tool">
        <Button
          icon="shield-check"
          disabled={isPending}
          onPress={() => {
            check.mutate()
          }}
        >
          {isPending ? words.verifying(logs, lines) : words.verify}
        </Button>
      </View>
      {(data ?? error) && (
        <View className={`audit-result ${whole ? 'audit-result--whole' : ''}`} {...role('status')}>
          <Icon name={whole ? 'circle-check' : 'circle-alert'} />
          <View className="audit-result__words">
            {error ? <Text>{sentence(error)}</Text> : <Found place={place} sum={data} />}
          </View>
        </View>
      )}
    </>
  )
}

/** What came of it: exactly which logs were read, and where one does not hang together. */
function Found({ place, sum: { logs, lines, problems } }: { place: Grant; sum: Sum }) {
  const words = useAuditWords()
  const { placeName } = place
  if (problems.length === 0)
    return (
      <Text>
        {logs === 0
          ? words.wholeEmpty(placeName)
          : place.place.kind === 'station'
            ? words.whole(placeName, lines)
            : words.wholeBelow(placeName, logs, lines)}
      </Text>
    )
  return (
    <>
      {problems.slice(0, NAMED).map(one => (
        <Text key={`${one.place.kind}:${one.place.id}`} className="audit-result__line">
          {words.broken[one.what](one.placeName, one.line)}
        </Text>
      ))}
      {problems.length > NAMED && (
        <Text className="audit-result__line">{words.brokenMore(problems.length - NAMED)}</Text>
      )}
      <Text className="audit-result__line">{words.brokenTell(logs, lines)}</Text>
    </>
  )
}
