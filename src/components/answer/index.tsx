import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { NuanlinError } from '../../../domain/contract/errors'
import { useOnline } from '../../api/online'
import { useTick } from '../../api/use-tick'
import { agoWords } from '../../i18n/time-words'
import { useWords } from '../../i18n/words'
import { Icon } from '../icon'
import { Pressable } from '../pressable'
import { role } from '../role'
import { StateView } from '../state-view'
import './index.scss'

interface Query<T> {
  readonly data: T | undefined
  readonly error: Error | null
  readonly dataUpdatedAt: number
  readonly fetchStatus: 'fetching' | 'paused' | 'idle'
  readonly refetch: () => unknown
}

interface AnswerProps<T> {
  readonly query: Query<T>
  /** The shape of what is coming. */
  readonly waiting: ReactNode
  readonly children: (data: T) => ReactNode
}

/** Shows a query in whichever state it is: waiting, failed, offline, old, or answered. */
export function Answer<T>({ query, waiting, children }: AnswerProps<T>) {
  const words = useWords()
  const online = useOnline()
  const { data, error, refetch } = query
  const again = {
    words: words.common.retry,
    icon: 'refresh-cw',
    onPress: () => {
      void refetch()
    },
  } as const
  if (data !== undefined) {
    return (
      <>
        {(!online || error) && <OldNote online={online} at={query.dataUpdatedAt} onRetry={again.onPress} />}
        {children(data)}
      </>
    )
  }
  if (!online || query.fetchStatus === 'paused') {
    return (
      <StateView
        icon="wifi-off"
        title={words.state.offlineTitle}
        hint={words.state.offlineHint}
        action={again}
        urgent
      />
    )
  }
  if (error) {
    return (
      <StateView
        icon="circle-alert"
        title={words.state.errorTitle}
        hint={sentenceOf(error)}
        action={again}
        urgent
      />
    )
  }
  return (
    <View aria-busy="true" {...role('status')} aria-label={words.common.loading}>
      {waiting}
    </View>
  )
}

/** What failed, in words for people; a failure of our own code has none and says nothing more. */
function sentenceOf(error: Error): string {
  return error instanceof NuanlinError ? error.message : ''
}

function OldNote({ online, at, onRetry }: { online: boolean; at: number; onRetry: () => void }) {
  const words = useWords()
  const ago = agoWords(at, useTick(), words)
  return (
    <View className="old-note" {...role('status')}>
      <Icon name={online ? 'circle-alert' : 'wifi-off'} size="s" />
      <Text className="old-note__words">
        {online ? words.state.errorKept(ago) : words.state.offlineKept(ago)}
      </Text>
      <Pressable className="old-note__retry" onPress={onRetry}>
        <Text>{words.common.refresh}</Text>
      </Pressable>
    </View>
  )
}
