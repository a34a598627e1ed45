import { Text, View } from '@tarojs/components'
import type { Service } from '../../../domain/station/card'
import { Icon, iconNamed } from '../../components/icon'
import { role } from '../../components/role'
import './services-line.scss'

/** The first services of a station, each with its icon. */
export function ServicesLine({
  codes,
  services,
  most,
}: {
  codes: readonly string[]
  services: readonly Service[]
  most: number
}) {
  const shown = codes.flatMap(code => services.filter(s => s.code === code)).slice(0, most)
  if (shown.length === 0) return null
  return (
    <View className="services-line" {...role('list')}>
      {shown.map(service => (
        <View key={service.code} className="services-line__one" {...role('listitem')}>
          <Icon name={iconNamed(service.icon)} size="s" />
          <Text>{service.name}</Text>
        </View>
      ))}
    </View>
  )
}
