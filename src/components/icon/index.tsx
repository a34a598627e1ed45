import { Text } from '@tarojs/components'
import { hidden } from '../role'
import { iconNames, type IconName } from './names'
import './index.scss'

/** A line icon in the colour of the text around it; always decoration, the word beside it speaks. */
export function Icon({ name, size = 'm' }: { name: IconName; size?: 's' | 'm' | 'l' }) {
  return <Text className={`icon icon-${name} icon--${size}`} {...hidden} />
}

const known: ReadonlySet<string> = new Set(iconNames)

/** An icon that a district named in its catalogue; a plain tick where the design system has no such icon. */
export function iconNamed(name: string): IconName {
  return known.has(name) ? (name as IconName) : 'circle-check'
}
