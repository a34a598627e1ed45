import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { NavBar } from '../../components/nav-bar'
import { Screen } from '../../components/screen'
import { useWideScreen } from '../../components/wide-screen'
import './account.scss'

interface AccountScreenProps {
  readonly title: string
  /** What stays within the thumb's reach while the page is scrolled. */
  readonly foot?: ReactNode
  readonly children: ReactNode
}

/** The frame of a page about one's account: with a way back, and on a wide screen no wider than is good to read. */
export function AccountScreen({ title, foot, children }: AccountScreenProps) {
  useWideScreen()
  return (
    <Screen title={title} nav={<NavBar title={title} back />}>
      <View className={`account ${foot ? 'account--foot' : ''}`}>{children}</View>
      {foot && <View className="account-foot">{foot}</View>}
    </Screen>
  )
}
