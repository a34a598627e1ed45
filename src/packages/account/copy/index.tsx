import { Text, View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { ExportNow } from '../../../../domain/privacy/contract'
import { client } from '../../../api/client'
import { useTick } from '../../../api/use-tick'
import { Answer } from '../../../components/answer'
import { Button } from '../../../components/button'
import { notice } from '../../../components/notice/notice'
import { role } from '../../../components/role'
import { Skeleton } from '../../../components/skeleton'
import { useAskToNotify, useSubscriptions } from '../../../features/notify/queries'
import { momentWords } from '../../../i18n/time-words'
import { useWords } from '../../../i18n/words'
import { Page } from '../../../components/page'
import { sentence } from '../../../i18n/sentence'
import { currentAccountWords, useAccountWords } from '../words/words'
import { asLink, takeFile } from './take-file'
import '../privacy/index.scss'

const KEY = ['privacy', 'export']
/** Between two steps while one waits, in milliseconds: long enough to see how far it is. */
const STEP = 700

/** A copy of all that is stored about me: asked for, on its way, to be fetched. */
export default function Copy() {
  const words = useAccountWords().privacy.copyPage
  const queries = useQueryClient()
  const state = useQuery({ queryKey: KEY, queryFn: () => client.privacy.exportState({}) })
  const { refetch } = state
  useDidShow(() => {
    if (state.data) void refetch()
  })
  const start = useMutation({
    mutationFn: () => client.privacy.startExport({}),
    onSuccess: answer => {
      queries.setQueryData(KEY, answer)
    },
  })
  useCarryOn(state.data?.export ?? null)
  const { data: subscriptions } = useSubscriptions('copy')
  const notify = useAskToNotify('copy')
  const order = () => {
    // WeChat asks only right at the tap; whatever is answered, the copy is begun meanwhile.
    if (subscriptions && subscriptions.ask.length > 0) notify.mutate(subscriptions.ask)
    start.mutate()
  }
  return (
    <Page title={words.title}>
      <View className="page-narrow">
        <Answer query={state} waiting={<Skeleton card bars={[80, 60, 40]} />}>
          {({ export: one }) => (
            <View className="page-card">
              {one?.state === 'working' ? (
                <Working one={one} />
              ) : one?.state === 'ready' ? (
                <Ready one={one} />
              ) : (
                <Text>{words.what}</Text>
              )}
              {start.error && <Text className="page-problem page-part">{sentence(start.error)}</Text>}
              {one?.state !== 'working' && (
                <View className="page-actions">
                  <Button look={one ? 'plain' : 'primary'} disabled={start.isPending} onPress={order}>
                    {start.isPending ? words.asking : one ? words.again : words.ask}
                  </Button>
                </View>
              )}
            </View>
          )}
        </Answer>
      </View>
    </Page>
  )
}

/** While somebody waits, their page is what goes on with it. */
function useCarryOn(one: ExportNow | null): void {
  const queries = useQueryClient()
  const { mutate } = useMutation({
    mutationFn: () => client.privacy.carryOnExport({}),
    onSuccess: answer => {
      queries.setQueryData(KEY, answer)
    },
    onError: () => {
      // A job goes on with it meanwhile.
      void queries.invalidateQueries({ queryKey: KEY })
    },
  })
  const [working, done] = [one?.state === 'working', one?.done]
  useEffect(() => {
    if (!working) return undefined
    const timer = setInterval(() => {
      mutate()
    }, STEP)
    return () => {
      clearInterval(timer)
    }
  }, [working, done, mutate])
}

function Working({ one: { done, of } }: { one: ExportNow }) {
  const words = useAccountWords().privacy.copyPage
  return (
    <View {...role('status')}>
      <Text className="page-card__title">{words.working}</Text>
      <View className="copy-progress" aria-hidden="true">
        <View className="copy-progress__done" style={{ width: `${Math.round((100 * done) / of)}%` }} />
      </View>
      <Text className="page-card__note">{words.progress(done, of)}</Text>
      <Text className="page-card__note">{words.leave}</Text>
    </View>
  )
}

function Ready({ one: { bytes, expiresAt, url } }: { one: ExportNow }) {
  const words = useAccountWords().privacy.copyPage
  const queries = useQueryClient()
  const common = useWords()
  const take = useMutation({
    // The address on the page may be older than it is good for.
    mutationFn: async () => {
      const fresh = await client.privacy.exportState({})
      queries.setQueryData(KEY, fresh)
      return takeFile(fresh.export?.url ?? url ?? '', 'nuanlin.json')
    },
    onSuccess: outcome => {
      notice(currentAccountWords().privacy.copyPage[outcome])
    },
    onError: error => {
      notice(sentence(error))
    },
  })
  return (
    <View>
      <Text className="page-card__title">{words.ready}</Text>
      <Text className="page-card__note">
        {words.size(((bytes ?? 0) / 1024).toFixed(1))} ·{' '}
        {words.until(momentWords(Date.parse(expiresAt), useTick(), common))}
      </Text>
      <Text className="page-card__note">{asLink ? words.linkHint : words.fileHint}</Text>
      <View className="page-actions">
        <Button
          look="primary"
          disabled={take.isPending}
          onPress={() => {
            take.mutate()
          }}
        >
          {words.take}
        </Button>
      </View>
    </View>
  )
}
