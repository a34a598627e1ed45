import { Text, View } from '@tarojs/components'
import { acting } from '../../../api/acting'
import { Button } from '../../../components/button'
import { Icon } from '../../../components/icon'
import { role } from '../../../components/role'
import { useAskToNotify, useSubscriptions } from './queries'
import { useNotifyWords } from './words'
import './index.scss'

/** After somebody told that a door was locked: whether WeChat may bring the answer. Not for another: it comes to them. */
export function NotifyAnswer() {
  const words = useNotifyWords()
  const forAnother = acting.use() !== null
  const { data } = useSubscriptions('locked')
  const ask = useAskToNotify('locked')
  const [template] = data?.ask ?? []
  if (forAnother || !data || template === undefined) return null
  const on = data.items.some(one => one.template === template && one.on)
  if (on)
    return (
      <View className="notify-answer" {...role('status')}>
        <Icon name="circle-check" size="s" />
        <Text>{words.willAnswer}</Text>
      </View>
    )
  return (
    <Button
      disabled={ask.isPending}
      onPress={() => {
        ask.mutate([template])
      }}
    >
      {words.askAnswer}
    </Button>
  )
}
