import { Image, View } from '@tarojs/components'
import { Icon } from '../../components/icon'
import { Pressable } from '../../components/pressable'
import { role } from '../../components/role'
import { useDialogKeys } from '../../components/sheet/keys'
import { useLocale } from '../../i18n/words'
import type { Viewer as Declared } from './viewer'
import { photoWords } from './words'

export const Viewer: typeof Declared = ({ urls, at, onClose }) => {
  const url = at === null ? undefined : urls[at]
  return url === undefined ? null : <Shown url={url} onClose={onClose} />
}

function Shown({ url, onClose }: { readonly url: string; readonly onClose: () => void }) {
  const words = photoWords[useLocale()]
  useDialogKeys('photo-viewer', onClose)
  return (
    <View
      id="photo-viewer"
      className="photo-viewer"
      {...role('dialog')}
      aria-modal="true"
      aria-label={words.shown}
      onClick={onClose}
    >
      <Image className="photo-viewer__image" src={url} mode="aspectFit" aria-label={words.shown} />
      <Pressable className="photo-viewer__close" onPress={onClose} label={words.close}>
        <Icon name="x" />
      </Pressable>
    </View>
  )
}
