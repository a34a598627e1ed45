import { View } from '@tarojs/components'
import { useShareAppMessage } from '@tarojs/taro'
import type { ReactNode } from 'react'
import { paths } from '../../api/go'
import { NavBar } from '../../components/nav-bar'
import { Screen } from '../../components/screen'
import { useWideScreen } from '../../components/wide-screen'
import { currentWords } from '../../i18n/words'
import './food.scss'

interface FoodScreenProps {
  readonly title: string
  /** What stays within the thumb's reach while the page is scrolled. */
  readonly foot?: ReactNode
  readonly children: ReactNode
}

/** The frame of a page of the sample desk; a card that is shared leads to the start of the product. */
export function FoodScreen({ title, foot, children }: FoodScreenProps) {
  useWideScreen()
  useShareAppMessage(() => ({ title: currentWords().home.share, path: paths.home }))
  return (
    <Screen title={title} nav={<NavBar title={title} back />}>
      <View className={foot ? 'food food--foot' : 'food'}>{children}</View>
      {foot && <View className="food-foot">{foot}</View>}
    </Screen>
  )
}
