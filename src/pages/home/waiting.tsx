import { Text, View } from '@tarojs/components'
import { go, paths } from '../../api/go'
import { useKept } from '../../api/outbox'
import { Icon } from '../../components/icon'
import { Pressable } from '../../components/pressable'
import { useWords } from '../../i18n/words'

/** What this device has not sent yet: whoever left a page without a network sees here that it is not lost. */
export function HomeWaiting() {
  const words = useWords().outbox
  const { length } = useKept()
  if (length === 0) return null
  return (
    <Pressable
      className="home-booking home-booking--offer"
      onPress={() => {
        go.to(paths.outbox)
      }}
    >
      <View className="home-booking__inside">
        <Icon name="clock" />
        <View className="home-booking__words">
          <Text className="home-booking__title">{words.onHome(length)}</Text>
        </View>
        <Icon name="chevron-right" size="s" />
      </View>
    </Pressable>
  )
}
