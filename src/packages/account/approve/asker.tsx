import { Text, View } from '@tarojs/components'
import type { client } from '../../../api/client'
import { useTick } from '../../../api/use-tick'
import { CardHead } from '../../../components/card-head'
import { Icon } from '../../../components/icon'
import { agoWords } from '../../../i18n/time-words'
import { roleNames } from '../../../../domain/role/role-names'
import { useLocale, useWords } from '../../../i18n/words'
import { useAccountWords } from '../words/words'
import './asker.scss'

type Asking = Awaited<ReturnType<typeof client.account.login>>

/** The browser that asks, and what it gets. */
export function Asker({ asking }: { asking: Asking }) {
  const words = useWords()
  const locale = useLocale()
  const { approve } = useAccountWords().login
  const started = agoWords(Date.parse(asking.startedAt), useTick(), words)
  const gets = [
    approve.resident,
    ...asking.grants.map(({ role, placeName }) => `${roleNames[locale][role]} · ${placeName}`),
  ]
  return (
    <View className="page-card">
      <CardHead icon="monitor" name={asking.browser}>
        <Text className="card-head__about">{approve.asks}</Text>
        <Text className="card-head__about">{`${approve.started} · ${started}`}</Text>
      </CardHead>
      <View className="gets">
        <Text className="gets__title">{approve.gets}</Text>
        {gets.map(one => (
          <View key={one} className="gets__one">
            <View className="gets__mark">
              <Icon name="check" size="s" />
            </View>
            <Text>{one}</Text>
          </View>
        ))}
      </View>
    </View>
  )
}
