import { Text, View } from '@tarojs/components'
import type { Message } from '../../../../domain/inbox/contract'
import type { NoticeKind } from '../../../../domain/inbox/notices'
import { useTick } from '../../../api/use-tick'
import { Icon } from '../../../components/icon'
import type { IconName } from '../../../components/icon/names'
import { Pressable } from '../../../components/pressable'
import { agoWords, atLineStart } from '../../../i18n/time-words'
import { useWords } from '../../../i18n/words'
import { useInboxWords } from './words'

const icons: Readonly<Record<NoticeKind, IconName>> = {
  locked_answered: 'map-pin',
  role_suspended: 'briefcase',
  role_resumed: 'briefcase',
  role_ended: 'briefcase',
  invitation_accepted: 'user',
  browser_entered: 'monitor',
  delegation_accepted: 'heart-handshake',
  delegation_ended: 'heart-handshake',
  export_asked: 'copy',
  export_ready: 'copy',
  photos_published: 'camera',
  photos_refused: 'camera',
  photos_taken_down: 'camera',
  photos_held: 'camera',
  phone_unmasked: 'phone',
  locked_reported: 'door-closed-locked',
  photos_to_decide: 'camera',
  photos_objected: 'camera',
  photos_waiting: 'camera',
  invitation_ending: 'user',
  acted_for_you: 'heart-handshake',
  session_copied: 'monitor',
  booking_offered: 'calendar-check',
  booking_cancelled: 'calendar-x',
  booking_lapsed: 'calendar-x',
  booking_missed: 'calendar-x',
  booking_reminder: 'calendar-clock',
  turn_called: 'megaphone',
  turn_missed: 'clock',
  turn_lapsed: 'clock',
  sample_received: 'flask-conical',
  sample_published: 'flask-conical',
  sample_screen_again: 'flask-conical',
  sample_rejected: 'flask-conical',
  sample_invalidated: 'flask-conical',
}

interface MessageRowProps {
  readonly message: Message
  readonly onPress: () => void
}

/** One message; unread is told by a dot, by weight, and to who hears it by a word. */
export function MessageRow({ message, onPress }: MessageRowProps) {
  const words = useWords()
  const inbox = useInboxWords()
  const { kind, title, text, at, unread } = message
  const ago = agoWords(Date.parse(at), useTick(), words)
  return (
    <Pressable
      className={`message-row ${unread ? 'message-row--unread' : ''}`}
      label={[...(unread ? [inbox.unread] : []), title, text, ago].filter(part => part !== '').join('，')}
      onPress={onPress}
    >
      <View className="message-row__icon">
        <Icon name={icons[kind]} />
        {unread && <View className="message-row__dot" />}
      </View>
      <View className="message-row__words">
        <Text className="message-row__title">{title}</Text>
        {text !== '' && <Text className="message-row__text">{text}</Text>}
        <Text className="message-row__at">{atLineStart(ago)}</Text>
      </View>
      <Icon name="chevron-right" size="s" />
    </Pressable>
  )
}
