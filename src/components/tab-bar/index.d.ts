import type { ReactElement } from 'react'
import type { TabName } from '../../api/go'

/** The bar at the bottom of a tab page. In WeChat it is the native custom tab bar, which this one feeds. */
export declare function TabBar(props: { current: TabName }): ReactElement
