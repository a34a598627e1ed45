import { Button, Text } from '@tarojs/components'
import { Icon } from '../icon'
import '../button/index.scss'
import './index.scss'

/** WeChat asks the page itself (onShareAppMessage) for the card's title and path. */
export function ShareButton({ words }: { words: string }) {
  return (
    <Button
      className="pressable button button--soft share-button"
      openType="share"
      hoverClass="pressable--down"
    >
      <Icon name="share-2" />
      <Text className="button__words">{words}</Text>
    </Button>
  )
}
