import { Text, View } from '@tarojs/components'
import { useEffect } from 'react'
import { actForMyself } from '../../api/act-for'
import { acting, actingRefused } from '../../api/acting'
import { useTick } from '../../api/use-tick'
import { useWords } from '../../i18n/words'
import { notice } from '../notice/notice'
import { Pressable } from '../pressable'
import { role } from '../role'
import './acting-banner.scss'

/** While I act for somebody every page says for whom, and how to end it. */
export function ActingBanner() {
  const person = acting.use()
  const refused = actingRefused.use()
  useEffect(() => {
    if (refused === '') return
    notice(refused)
    actingRefused.set('')
  }, [refused])
  return person && <Banner label={person.label} until={Date.parse(person.until)} />
}

function Banner({ label, until }: { label: string; until: number }) {
  const words = useWords().acting
  const now = useTick()
  if (until <= now) return null
  return (
    <View className="acting" {...role('region')} aria-label={words.now(label)}>
      <Text className="acting__words">{words.now(label)}</Text>
      <Pressable className="acting__end" onPress={actForMyself}>
        <Text>{words.end}</Text>
      </Pressable>
    </View>
  )
}
