import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { Datum } from '../../../../domain/station/import/datum'
import { Button } from '../../../components/button'
import { ListRow } from '../../../components/list-row'
import { role } from '../../../components/role'
import { Section } from '../../../components/section'
import { Problem } from '../../../components/problem'
import { useImportWords } from '../words/import'
import { fromChat } from './from-chat'
import { useSend } from './use-import'

const usualFirst: readonly Datum[] = ['gcj02', 'wgs84', 'bd09']

/** What a list needs, which datum its coordinates have, and the file itself. */
export function PickStep({ onSent }: { onSent: (sent: { importId: string; name: string }) => void }) {
  const words = useImportWords()
  const [datum, setDatum] = useState<Datum | null>(null)
  const { send, sent, unfit } = useSend()
  return (
    <View className="page-narrow">
      <View className="page-card">
        <Text>{words.how}</Text>
        <Text className="page-card__note">{words.needs}</Text>
        {fromChat && <Text className="page-card__note">{words.wechat}</Text>}
      </View>
      <Section title={words.datum}>
        <View className="page-list" {...role('radiogroup')} aria-label={words.datum}>
          {usualFirst.map(one => (
            <ListRow
              key={one}
              title={words.datums[one]}
              hint={one.toUpperCase()}
              chosen={datum === one}
              onPress={() => {
                setDatum(one)
              }}
            />
          ))}
        </View>
        <Text className="page-card__note">{words.datumHint}</Text>
      </Section>
      <View className="page-part">
        <Problem error={send.error} />
        {unfit && (
          <Text className="page-problem" {...role('alert')}>
            {unfit === 'large' ? words.tooLarge : words.wrongKind}
          </Text>
        )}
        <Button
          look="primary"
          icon="plus"
          disabled={datum === null || send.isPending}
          onPress={() => {
            if (datum === null) return
            send.mutate(datum, {
              onSuccess: done => {
                if (done) onSent(done)
              },
            })
          }}
        >
          {send.isPending && sent.all > 0 ? words.sending(sent.done, sent.all) : words.pick}
        </Button>
      </View>
    </View>
  )
}
