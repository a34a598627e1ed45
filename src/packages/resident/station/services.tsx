import { Text, View } from '@tarojs/components'
import type { Service } from '../../../../domain/station/card'
import type { StationDetail } from '../../../../domain/station/contract'
import { Icon, iconNamed } from '../../../components/icon'
import { heading, role } from '../../../components/role'
import { Section } from '../../../components/section'
import { useWords } from '../../../i18n/words'

/** What one can do here, basic services first. */
export function Services({ station }: { station: StationDetail }) {
  const words = useWords().station
  const offered = station.services
  const basic = offered.filter(s => s.tier === 'basic')
  const advanced = offered.filter(s => s.tier === 'advanced')
  return (
    <Section title={station.emergency === null ? words.services : words.servicesInEmergency} card>
      <View className="station-services">
        {offered.length === 0 && <Text className="station-quiet">{words.noServices}</Text>}
        {basic.length > 0 && <Tier title={words.servicesBasic} services={basic} />}
        {advanced.length > 0 && <Tier title={words.servicesMore} services={advanced} />}
      </View>
    </Section>
  )
}

function Tier({ title, services }: { title: string; services: readonly Service[] }) {
  return (
    <View className="station-services__tier">
      <View {...heading(3)}>
        <Text className="station-services__title">{title}</Text>
      </View>
      <View className="station-services__list" {...role('list')}>
        {services.map(service => (
          <View key={service.code} className="station-services__one" {...role('listitem')}>
            <Icon name={iconNamed(service.icon)} />
            <Text>{service.name}</Text>
          </View>
        ))}
      </View>
    </View>
  )
}
