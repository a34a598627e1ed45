import { Text, View } from '@tarojs/components'
import type { Subscription } from '../../../domain/inbox/contract'
import { Button } from '../../components/button'
import { Icon } from '../../components/icon'
import { useAskToNotify, useSubscriptions } from './queries'
import { useNotifyWords } from './words'
import './index.scss'

/** On the page of messages: what WeChat may bring me and how often still, with a way to more. Nothing in a browser. */
export function NotifyCard() {
  const words = useNotifyWords()
  const { data } = useSubscriptions('inbox')
  const ask = useAskToNotify('inbox')
  if (!data || data.items.length === 0) return null
  const said = ({ name, left, on }: Subscription) =>
    left === null
      ? on
        ? words.forGood(name)
        : words.none(name)
      : on
        ? words.left(name, left)
        : words.none(name)
  return (
    <View className="notify-card">
      <Text className="notify-card__title">{words.title}</Text>
      {data.items.map(item => (
        <View key={item.template} className={`notify-card__line ${item.on ? 'notify-card__line--on' : ''}`}>
          <Icon name={item.on ? 'circle-check' : 'minus'} size="s" />
          <Text>{said(item)}</Text>
        </View>
      ))}
      <Text className="notify-card__hint">{words.hint}</Text>
      {data.ask.length > 0 && (
        <Button
          disabled={ask.isPending}
          onPress={() => {
            ask.mutate(data.ask)
          }}
        >
          {data.items.some(({ on }) => on) ? words.more : words.ask}
        </Button>
      )}
    </View>
  )
}
