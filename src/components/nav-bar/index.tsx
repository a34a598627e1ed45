import { Text, View } from '@tarojs/components'
import { useMemo, type ReactNode } from 'react'
import { device } from '../../api/device'
import { go } from '../../api/go'
import { useWords } from '../../i18n/words'
import { Icon } from '../icon'
import { Pressable } from '../pressable'
import { heading, role } from '../role'
import './index.scss'

interface NavBarProps {
  /** The page's name. It is the heading of level 1 unless `children` bring their own. */
  readonly title?: string
  /** Pages that are no tab offer the way back, or home when they were opened directly. */
  readonly back?: boolean
  /** Lies over what is below it, for instance a map. */
  readonly over?: boolean
  readonly children?: ReactNode
}

/** The bar at the top, ours on both platforms; it keeps clear of the status bar and WeChat's capsule. */
export function NavBar({ title, back = false, over = false, children }: NavBarProps) {
  const words = useWords()
  const canGoBack = useMemo(() => go.canGoBack(), [])
  const { statusBar, capsule } = useMemo(() => device.topFrame(), [])
  const style = capsule
    ? {
        paddingTop: `${statusBar}px`,
        minHeight: `${(capsule.top - statusBar) * 2 + capsule.height + statusBar}px`,
        paddingRight: `calc(100vw - ${capsule.left - 8}px)`,
      }
    : { paddingTop: `${statusBar}px` }
  return (
    <View className={`nav-bar ${over ? 'nav-bar--over' : ''}`} style={style} {...role('banner')}>
      {back && (
        <Pressable
          className="nav-bar__back"
          onPress={go.back}
          label={canGoBack ? words.common.back : words.common.backHome}
        >
          <Icon name={canGoBack ? 'chevron-left' : 'house'} />
        </Pressable>
      )}
      {title && (
        <Text className="nav-bar__title" {...heading(1)}>
          {title}
        </Text>
      )}
      {children}
    </View>
  )
}
