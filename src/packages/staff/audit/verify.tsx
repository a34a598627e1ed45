import { Text, View } from '@tarojs/components'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Grant } from '../../../../domain/staff/contract'
import { client } from '../../../api/client'
import { Button } from '../../../components/button'
import { Icon } from '../../../components/icon'
import { role } from '../../../components/role'
import { sentence } from '../sentence'
import { useStaffWords } from '../words/words'

/** Whether the log of a place hangs together, page by page to its end. */
export function Verify({ place }: { place: Grant }) {
  const words = useStaffWords().audit
  const [read, setRead] = useState(0)
  const check = useMutation({
    mutationFn: async () => {
      for (let cursor: string | null = null; ;) {
        const answer: Awaited<ReturnType<typeof client.audit.verify>> = await client.audit.verify({
          place: place.place,
          ...(cursor === null ? {} : { cursor }),
        })
        setRead(answer.lines)
        if (answer.problem || answer.next === null) return answer
        cursor = answer.next
      }
    },
  })
  const { data, error, isPending } = check
  const whole = data && !data.problem
  return (
    <View className="audit-tool">
      <Button
        icon="shield-check"
        disabled={isPending}
        onPress={() => {
          check.mutate()
        }}
      >
        {isPending ? words.verifying(read) : words.verify}
      </Button>
      {(data ?? error) && (
        <View className={`audit-result ${whole ? 'audit-result--whole' : ''}`} {...role('status')}>
          <Icon name={whole ? 'circle-check' : 'circle-alert'} />
          <Text className="audit-result__words">
            {error
              ? sentence(error)
              : data.problem
                ? words.broken[data.problem.what](data.problem.line)
                : data.lines === 0
                  ? words.wholeEmpty(place.placeName)
                  : words.whole(place.placeName, data.lines)}
          </Text>
        </View>
      )}
    </View>
  )
}
