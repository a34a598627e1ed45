import { View } from '@tarojs/components'
import { useState } from 'react'
import { nameIn } from '../../../../domain/contract/name'
import type { Grant } from '../../../../domain/staff/contract'
import { stationKinds } from '../../../../domain/station/kinds'
import { Chip } from '../../../components/chip'
import { ListRow } from '../../../components/list-row'
import { role } from '../../../components/role'
import { Section } from '../../../components/section'
import { Sheet } from '../../../components/sheet'
import { useCatalogue } from '../../../features/station/queries'
import { useLocale, useWords } from '../../../i18n/words'
import { Choices } from '../../../components/choices'
import { HoursField } from '../hours-field'
import { PlacePicker } from '../invite/place-picker'
import { ServicesField } from '../services-field'
import { TextField } from '../../../components/text-field'
import { useEmergencyWords } from '../words/emergency'
import { OwnServices } from './own-services'
import { longDay, roundTheClock, type Plan } from './plan'

interface PlanFormProps {
  /** Where I am in charge. */
  readonly root: Grant
  readonly plan: Plan
  readonly onChange: (plan: Plan) => void
}

/** Where, which stations, what it is called, what they offer, and when they are open. */
export function PlanForm({ root, plan, onChange }: PlanFormProps) {
  const words = useWords()
  const emergency = useEmergencyWords()
  const locale = useLocale()
  const catalogue = useCatalogue().data?.services ?? []
  const [picking, setPicking] = useState(false)
  const set = (change: Partial<Plan>) => {
    onChange({ ...plan, ...change })
  }
  const { step, modes } = emergency
  return (
    <View className="page-columns page-columns--apart">
      <View>
        <Section title={step.area} card>
          <ListRow
            icon="map"
            title={plan.areaName}
            value={emergency.change}
            onPress={() => {
              setPicking(true)
            }}
          />
        </Section>
        <Section title={step.kinds}>
          <View className="choices choices--wrapped" {...role('group')} aria-label={step.kinds}>
            <Chip
              selected={plan.kinds.length === 0}
              onPress={() => {
                set({ kinds: [] })
              }}
            >
              {emergency.all}
            </Chip>
            {stationKinds.map(kind => (
              <Chip
                key={kind}
                selected={plan.kinds.includes(kind)}
                onPress={() => {
                  const has = plan.kinds.includes(kind)
                  set({ kinds: has ? plan.kinds.filter(one => one !== kind) : [...plan.kinds, kind] })
                }}
              >
                {words.station.kinds[kind]}
              </Chip>
            ))}
          </View>
        </Section>
        <Section title={step.mode}>
          <Choices
            label={step.mode}
            options={modes.map(({ name }) => [name.zh, nameIn(name, locale)] as const)}
            chosen={plan.name.zh}
            onChoose={zh => {
              const mode = modes.find(({ name }) => name.zh === zh)
              const untouched =
                plan.banner.zh === '' || modes.some(({ banner }) => banner.zh === plan.banner.zh)
              if (mode) set({ name: mode.name, ...(untouched ? { banner: mode.banner } : {}) })
            }}
          />
          <View className="page-card page-part">
            <TextField
              label={emergency.name}
              value={plan.name.zh}
              maxlength={20}
              onChange={zh => {
                set({ name: { zh } })
              }}
            />
            <TextField
              label={emergency.bannerLabel}
              value={plan.banner.zh}
              onChange={zh => {
                set({ banner: { zh } })
              }}
            />
          </View>
        </Section>
      </View>
      <View>
        <Section title={step.services}>
          <View className="page-card">
            <ServicesField
              catalogue={catalogue}
              chosen={plan.services}
              onChange={services => {
                set({ services })
              }}
            />
            <OwnServices
              names={plan.ownServices}
              onChange={ownServices => {
                set({ ownServices })
              }}
            />
          </View>
        </Section>
        <Section title={step.hours}>
          <Choices
            label={step.hours}
            options={[
              ['keep', emergency.keepHours],
              ['all', emergency.allDay],
              ['own', emergency.otherHours],
            ]}
            chosen={plan.hours === null ? 'keep' : plan.hours === roundTheClock ? 'all' : 'own'}
            onChoose={how => {
              set({ hours: { keep: null, all: roundTheClock, own: longDay }[how] })
            }}
          />
          {plan.hours !== null && plan.hours !== roundTheClock && (
            <View className="page-card page-part">
              <HoursField
                hours={plan.hours}
                onChange={hours => {
                  set({ hours })
                }}
              />
            </View>
          )}
        </Section>
      </View>
      {picking && (
        <Sheet
          title={emergency.pickArea}
          onClose={() => {
            setPicking(false)
          }}
        >
          <PlacePicker
            root={root.place.id}
            // The levels that a dispatcher is held on are those that emergencies are for.
            role="dispatcher"
            onPick={(place, name) => {
              setPicking(false)
              set({ area: place.id, areaName: name })
            }}
          />
        </Sheet>
      )}
    </View>
  )
}
