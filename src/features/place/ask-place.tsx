import { Text, View } from '@tarojs/components'
import { device } from '../../api/device'
import { Button } from '../../components/button'
import { role } from '../../components/role'
import { useWords } from '../../i18n/words'
import './ask-place.scss'
import { followHere } from './place'
import type { MyOrigin } from './use-origin'

interface AskPlaceProps {
  readonly place: MyOrigin
  readonly onPick: () => void
}

/**
 * Offers to tell where one is, with the reason, as long as nothing was told; and says what to do when the
 * device or the person said no. Everything works without it.
 */
export function AskPlace({ place, onPick }: AskPlaceProps) {
  const words = useWords().home
  const { looking, kind } = place
  const refused = looking === 'denied' || looking === 'declined' || looking === 'failed'
  if (kind !== 'district' && !refused) return null
  const settings = looking === 'denied' ? device.openLocationSettings : null
  const locating = looking === 'locating'
  const { title, text } = {
    idle: { title: words.welcome, text: words.welcomeText },
    locating: { title: words.welcome, text: words.welcomeText },
    denied: { title: words.denied, text: settings ? words.deniedText : words.deniedTextBrowser },
    declined: { title: words.denied, text: words.declinedText },
    failed: { title: words.failed, text: words.failedText },
  }[looking]
  return (
    <View className="ask-place" {...(refused ? role('alert') : {})}>
      <Text className="ask-place__title">{title}</Text>
      <Text className="ask-place__text">{text}</Text>
      <View className="ask-place__actions">
        <Button
          icon="locate-fixed"
          disabled={locating}
          onPress={() => {
            void (settings ? settings().then(followHere) : followHere())
          }}
        >
          {locating ? words.locating : settings ? words.openSettings : words.useLocation}
        </Button>
        <Button look="plain" icon="building-2" onPress={onPick}>
          {words.orPick}
        </Button>
      </View>
    </View>
  )
}
