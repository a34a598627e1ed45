import { View } from '@tarojs/components'
import { useShareAppMessage } from '@tarojs/taro'
import type { ReactNode } from 'react'
import { paths } from '../../api/go'
import { NavBar } from '../../components/nav-bar'
import { Screen } from '../../components/screen'
import { currentWords } from '../../i18n/words'
import './staff.scss'
import { useWideScreen } from '../../components/wide-screen'

interface StaffScreenProps {
  readonly title: string
  /** What stays within the thumb's reach while the page is scrolled. */
  readonly foot?: ReactNode
  /** The card that is sent when the page is shared; the start of the product by default. */
  readonly card?: () => { readonly title: string; readonly path: string }
  readonly children: ReactNode
}

/** The frame of a page for staff: with a way back, and on a wide screen as wide as is good to read. */
export function StaffScreen({ title, foot, card, children }: StaffScreenProps) {
  useWideScreen()
  useShareAppMessage(() => card?.() ?? { title: currentWords().home.share, path: paths.home })
  return (
    <Screen title={title} nav={<NavBar title={title} back />}>
      <View className={`staff ${foot ? 'staff--foot' : ''}`}>{children}</View>
      {foot && <View className="staff-foot">{foot}</View>}
    </Screen>
  )
}
