import { Text, View } from '@tarojs/components'
import type { client } from '../../../api/client'
import { useTick } from '../../../api/use-tick'
import { Button } from '../../../components/button'
import { RecordRow } from '../../../components/record-row'
import { StatusTag } from '../../../components/status-tag'
import { agoWords, momentWords } from '../../../i18n/time-words'
import { useWords } from '../../../i18n/words'
import { useAccountWords } from '../words/words'

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
    <RecordRow
      icon="monitor"
      aside={
        <Button look="plain" narrow label={`${sessions.end} ${name}`} onPress={onEnd}>
          {sessions.end}
        </Button>
      }
    >
      <View className="record-row__head">
        <Text className="record-row__name">{name}</Text>
        {device.current && (
          <StatusTag tone="open" icon="check">
            {sessions.current}
          </StatusTag>
        )}
      </View>
      <Text className="record-row__about">
        {sessions.used(agoWords(Date.parse(device.lastUsed), now, words))}
      </Text>
      <Text className="record-row__about">
        {sessions.since(momentWords(Date.parse(device.since), now, words))}
      </Text>
    </RecordRow>
  )
}
