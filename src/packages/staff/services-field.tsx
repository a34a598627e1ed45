import { Text, View } from '@tarojs/components'
import type { Service } from '../../../domain/station/card'
import { Chip } from '../../components/chip'
import { iconNamed } from '../../components/icon'
import { heading, role } from '../../components/role'
import './services-field.scss'
import { useStationEditWords } from './words/station-edit'

interface ServicesFieldProps {
  readonly catalogue: readonly Service[]
  readonly chosen: readonly string[]
  readonly onChange: (codes: string[]) => void
}

/** Services of the catalogue, basic ones first; those that it no longer knows stay as they are. */
export function ServicesField({ catalogue, chosen, onChange }: ServicesFieldProps) {
  const words = useStationEditWords()
  const toggle = (code: string) => {
    onChange(chosen.includes(code) ? chosen.filter(other => other !== code) : [...chosen, code])
  }
  const tiers = [
    ['basic', words.basic],
    ['advanced', words.more],
  ] as const
  return (
    <>
      {tiers.map(([tier, title]) => {
        const services = catalogue.filter(service => service.tier === tier)
        return (
          services.length > 0 && (
            <View key={tier} className="services-tier" {...role('group')} aria-label={title}>
              <View {...heading(3)}>
                <Text className="edit-label">{title}</Text>
              </View>
              <View className="choices choices--wrapped">
                {services.map(({ code, name, icon }) => (
                  <Chip
                    key={code}
                    icon={iconNamed(icon)}
                    selected={chosen.includes(code)}
                    onPress={() => {
                      toggle(code)
                    }}
                  >
                    {name}
                  </Chip>
                ))}
              </View>
            </View>
          )
        )
      })}
    </>
  )
}
