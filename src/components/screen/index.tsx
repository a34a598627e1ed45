import { View } from '@tarojs/components'
import { useMemo, type CSSProperties, type ReactNode } from 'react'
import { device } from '../../api/device'
import type { TabName } from '../../api/go'
import { useLocale } from '../../i18n/words'
import { useCareMode } from '../../theme/care-mode'
import { NoticeArea } from '../notice'
import { PrivacyGate } from '../privacy-gate'
import { role } from '../role'
import { TabBar } from '../tab-bar'
import { ActingBanner } from './acting-banner'
import { useDocument } from './document'
import './index.scss'

interface ScreenProps {
  /** What a browser's tab and history say. */
  readonly title: string
  readonly nav: ReactNode
  readonly tab?: TabName
  /** Exactly as high as the phone and scrolled by its own parts, for instance a map with a sheet. */
  readonly fill?: boolean
  readonly children: ReactNode
}

/** The frame of every page: mode, letter size, bars, and where short messages appear. */
export function Screen({ title, nav, tab, fill = false, children }: ScreenProps) {
  const care = useCareMode()
  const locale = useLocale()
  const letters = useMemo(() => ({ '--type': String(device.typeScale()) }) as CSSProperties, [])
  useDocument(title, locale)
  const className = `screen ${care ? 'care' : ''} ${fill ? 'screen--fill' : ''}`
  return (
    <View className={className} style={letters}>
      {nav}
      <ActingBanner />
      <View className={`screen__body ${tab ? 'screen__body--tab' : ''}`} {...role('main')}>
        {children}
      </View>
      <NoticeArea />
      <PrivacyGate />
      {tab && <TabBar current={tab} />}
    </View>
  )
}
