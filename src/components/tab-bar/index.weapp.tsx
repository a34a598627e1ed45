import { View } from '@tarojs/components'
import Taro, { useDidShow } from '@tarojs/taro'
import { useCallback, useEffect } from 'react'
import { paths, type TabName } from '../../api/go'
import { useWords } from '../../i18n/words'
import { useCareMode } from '../../theme/care-mode'
import './index.scss'
import { tabs } from './tabs'

interface NativeTabBar {
  setData: (data: {
    care: boolean
    current: TabName
    tabs: { name: TabName; icon: string; words: string; url: string }[]
  }) => void
}

/** Every tab page has its own instance of the native bar; only the page itself can reach it. */
function nativeBar(): NativeTabBar | undefined {
  const page = Taro.getCurrentInstance().page as { getTabBar?: () => NativeTabBar | null } | null
  return page?.getTabBar?.() ?? undefined
}

export function TabBar({ current }: { current: TabName }) {
  const words = useWords().tabs
  const care = useCareMode()
  const feed = useCallback(() => {
    nativeBar()?.setData({
      care,
      current,
      tabs: tabs.map(({ name, icon }) => ({ name, icon, words: words[name], url: paths[name] })),
    })
  }, [care, current, words])
  useDidShow(feed)
  useEffect(feed, [feed])
  return <View className="tab-bar-room" />
}
