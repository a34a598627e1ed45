import { Text, View } from '@tarojs/components'
import { go, type TabName } from '../../api/go'
import { useWords } from '../../i18n/words'
import { Icon } from '../icon'
import { Pressable } from '../pressable'
import './index.scss'
import { tabs } from './tabs'

export function TabBar({ current }: { current: TabName }) {
  const words = useWords().tabs
  return (
    <nav className="tab-bar" aria-label={words.name}>
      {tabs.map(({ name, icon }) => (
        <Pressable
          key={name}
          className={`tab-bar__tab ${name === current ? 'tab-bar__tab--on' : ''}`}
          current={name === current}
          onPress={() => {
            go.tab(name)
          }}
        >
          <View className="tab-bar__inside">
            <Icon name={icon} />
            <Text className="tab-bar__words">{words[name]}</Text>
          </View>
        </Pressable>
      ))}
    </nav>
  )
}
