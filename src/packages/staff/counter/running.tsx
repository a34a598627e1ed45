import { Text, View } from '@tarojs/components'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { actFor } from '../../../api/act-for'
import { acting } from '../../../api/acting'
import { client } from '../../../api/client'
import { useTick } from '../../../api/use-tick'
import { Button } from '../../../components/button'
import { notice } from '../../../components/notice/notice'
import { Section } from '../../../components/section'
import { useDelegations } from '../../../features/acting/delegations'
import { momentWords } from '../../../i18n/time-words'
import { useWords } from '../../../i18n/words'
import { sentence } from '../../../i18n/sentence'
import { currentCounterWords, useCounterWords } from '../words/counter'

/** People whom I began to serve and have not done with. */
export function Running() {
  const words = useCounterWords()
  const common = useWords()
  const now = useTick()
  const queries = useQueryClient()
  const person = acting.use()
  const { data } = useDelegations()
  const end = useMutation({
    mutationFn: (delegationId: string) => client.account.endDelegation({ delegationId }),
    onSuccess: () => {
      notice(currentCounterWords().ended)
    },
    onError: error => {
      notice(sentence(error))
    },
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: ['account', 'delegations'] })
    },
  })
  const running = data?.iActFor.filter(({ kind, id }) => kind === 'counter' && id !== person?.id) ?? []
  if (running.length === 0) return null
  return (
    <View className="page-narrow">
      <Section title={words.running}>
        <View className="page-list">
          {running.map(one => (
            <View key={one.id} className="counter-running">
              <View className="counter-running__words">
                <Text className="record-row__name">{one.label}</Text>
                <Text className="record-row__about">
                  {words.about(
                    words.channels[one.channel ?? 'counter'],
                    momentWords(Date.parse(one.until), now, common),
                  )}
                </Text>
              </View>
              <Button
                narrow
                label={`${words.goOn} ${one.label}`}
                onPress={() => {
                  actFor(one)
                }}
              >
                {words.goOn}
              </Button>
              <Button
                look="plain"
                narrow
                label={`${words.end} ${one.label}`}
                disabled={end.isPending}
                onPress={() => {
                  end.mutate(one.id)
                }}
              >
                {words.end}
              </Button>
            </View>
          ))}
        </View>
      </Section>
    </View>
  )
}
