import type { ReactElement } from 'react'
import type { PressableProps } from './props'

/** Everything that can be tapped: a real button for keyboards and screen readers. */
export declare function Pressable(props: PressableProps): ReactElement
