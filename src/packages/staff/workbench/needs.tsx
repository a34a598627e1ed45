import { Text, View } from '@tarojs/components'
import { deskRoles } from '../../../../domain/station/desk-roles'
import type { Grant } from '../../../../domain/staff/contract'
import { go } from '../../../api/go'
import { Answer } from '../../../components/answer'
import { Icon } from '../../../components/icon'
import { ListRow } from '../../../components/list-row'
import { Section } from '../../../components/section'
import { Skeleton } from '../../../components/skeleton'
import { useDeskNeeds } from '../desk/queries'
import { placesOf } from '../grants'
import { staffPaths } from '../paths'
import { useWorkbenchWords } from '../words/workbench'

/** What waits for me, before everything else; where nothing does, it says so in a line. */
export function Needs({ grants }: { grants: readonly Grant[] }) {
  const keeps = placesOf(grants, deskRoles).length > 0
  const needs = useDeskNeeds(keeps)
  if (!keeps) return null
  return (
    <Answer query={needs} waiting={<Skeleton card bars={[40, 64]} />}>
      {answer => <Waiting {...answer} />}
    </Answer>
  )
}

function Waiting({ lockedCases, emergencies }: { lockedCases: number; emergencies: number }) {
  const words = useWorkbenchWords()
  if (lockedCases + emergencies === 0)
    return (
      <View className="needs-none">
        <Icon name="circle-check" size="s" />
        <Text>{words.nothing}</Text>
      </View>
    )
  return (
    <Section title={words.needs} card>
      {lockedCases > 0 && (
        <ListRow
          icon="door-closed-locked"
          title={words.locked}
          hint={words.lockedCount(lockedCases)}
          onPress={() => {
            go.to(staffPaths.locked)
          }}
        />
      )}
      {emergencies > 0 && (
        <ListRow
          icon="megaphone"
          title={words.emergencies}
          hint={words.emergencyCount(emergencies)}
          onPress={() => {
            go.to(staffPaths.emergencies)
          }}
        />
      )}
    </Section>
  )
}
