import { View } from '@tarojs/components'
import { useShareAppMessage } from '@tarojs/taro'
import type { ReactNode } from 'react'
import { paths } from '../../api/go'
import { currentWords } from '../../i18n/words'
import { NavBar } from '../nav-bar'
import { Screen } from '../screen'
import { useWideScreen } from '../wide-screen'
import './index.scss'

interface PageProps {
  readonly title: string
  /** What stays within the thumb's reach while the page is scrolled. */
  readonly foot?: ReactNode
  /** The foot holds two buttons, one below the other. */
  readonly tallFoot?: boolean
  /** The card that is sent when the page is shared; the start of the product by default. */
  readonly card?: () => { readonly title: string; readonly path: string }
  readonly children: ReactNode
}

/** The frame of a page that is worked on: with a way back, and on a wide screen as wide as is good to read. */
export function Page({ title, foot, tallFoot = false, card, children }: PageProps) {
  useWideScreen()
  useShareAppMessage(() => card?.() ?? { title: currentWords().home.share, path: paths.home })
  return (
    <Screen title={title} nav={<NavBar title={title} back />}>
      <View className={`page ${foot ? 'page--foot' : ''} ${foot && tallFoot ? 'page--tall-foot' : ''}`}>
        {children}
      </View>
      {foot && <View className="page-foot">{foot}</View>}
    </Screen>
  )
}
