import { Text, View } from '@tarojs/components'
import type { ConsentTap } from '../../../domain/sending/consents'
import { acting } from '../../api/acting'
import { Button } from '../../components/button'
import { Icon } from '../../components/icon'
import { role } from '../../components/role'
import { useAskToNotify, useSubscriptions } from './queries'
import { useNotifyWords } from './words'
import './index.scss'

/**
 * Where somebody waits for something, for instance an answer after they told of a locked door: whether WeChat may bring
 * it. Not for another: it comes to them.
 */
export function NotifyAnswer({ tap }: { tap: Exclude<ConsentTap, 'inbox' | 'copy'> }) {
  const words = useNotifyWords()
  const forAnother = acting.use() !== null
  const { data } = useSubscriptions(tap)
  const ask = useAskToNotify(tap)
  const [template] = data?.ask ?? []
  if (forAnother || !data || template === undefined) return null
  const on = data.items.some(one => one.template === template && one.on)
  if (on)
    return (
      <View className="notify-answer notify-answer--on" {...role('status')}>
        <Icon name="circle-check" size="s" />
        <Text>{words.willTell[tap]}</Text>
      </View>
    )
  return (
    <Button
      disabled={ask.isPending}
      onPress={() => {
        ask.mutate([template])
      }}
    >
      {words.askAt[tap]}
    </Button>
  )
}
