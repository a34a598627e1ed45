import { Text, View } from '@tarojs/components'
import { locales, type Locale } from '../../../domain/contract/locale'
import { Icon } from '../../components/icon'
import { Pressable } from '../../components/pressable'
import { role } from '../../components/role'
import { useWords } from '../../i18n/words'
import './language-choice.scss'

/** Every language is called by its own name, so that whoever needs it can read it. */
const languageNames: Record<Locale, string> = { 'zh-CN': '中文', en: 'English' }

interface LanguageChoiceProps {
  readonly chosen: Locale
  readonly onChoose: (language: Locale) => void
}

export function LanguageChoice({ chosen, onChoose }: LanguageChoiceProps) {
  const words = useWords()
  return (
    <View className="languages">
      <View className="languages__icon">
        <Icon name="languages" />
      </View>
      <Text className="languages__title">{words.me.language}</Text>
      <View className="languages__choice" {...role('radiogroup')} aria-label={words.me.language}>
        {locales.map(one => (
          <Pressable
            key={one}
            className={`languages__one ${one === chosen ? 'languages__one--on' : ''}`}
            chosen={one === chosen}
            onPress={() => {
              onChoose(one)
            }}
          >
            <Text>{languageNames[one]}</Text>
          </Pressable>
        ))}
      </View>
    </View>
  )
}
