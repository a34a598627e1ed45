import { Text, View } from '@tarojs/components'
import type { client } from '../../../api/client'
import { useTick } from '../../../api/use-tick'
import { Button } from '../../../components/button'
import { Icon } from '../../../components/icon'
import { StatusTag } from '../../../components/status-tag'
import { agoWords, momentWords } from '../../../i18n/time-words'
import { useWords } from '../../../i18n/words'
import { useAccountWords } from '../words/words'
import '../device-row.scss'

export type Device = Awaited<ReturnType<typeof client.account.sessions>>['items'][number]

/** People of a local preview enter without a browser of their own. */
export const nameOf = ({ browser }: Device, local: string): string => (browser === 'local' ? local : browser)

/** One browser: which, used when, entered when. */
export function DeviceRow({ device, onEnd }: { device: Device; onEnd: () => void }) {
  const words = useWords()
  const { sessions } = useAccountWords().login
  const now = useTick()
  const name = nameOf(device, sessions.local)
  return (
    <View className="device-row">
      <View className="device-row__icon">
        <Icon name="monitor" />
      </View>
      <View className="device-row__words">
        <View className="device-row__head">
          <Text className="device-row__name">{name}</Text>
          {device.current && (
            <StatusTag tone="open" icon="check">
              {sessions.current}
            </StatusTag>
          )}
        </View>
        <Text className="device-row__about">
          {sessions.used(agoWords(Date.parse(device.lastUsed), now, words))}
        </Text>
        <Text className="device-row__about">
          {sessions.since(momentWords(Date.parse(device.since), now, words))}
        </Text>
      </View>
      <Button look="plain" narrow label={`${sessions.end} ${name}`} onPress={onEnd}>
        {sessions.end}
      </Button>
    </View>
  )
}
