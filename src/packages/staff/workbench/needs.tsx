import { Text, View } from '@tarojs/components'
import { deskRoles } from '../../../../domain/station/desk-roles'
import { moderatorRoles } from '../../../../domain/submissions/moderators'
import type { Grant } from '../../../../domain/staff/contract'
import { go } from '../../../api/go'
import { Answer } from '../../../components/answer'
import { Icon } from '../../../components/icon'
import { ListRow } from '../../../components/list-row'
import { Section } from '../../../components/section'
import { Skeleton } from '../../../components/skeleton'
import { useDeskNeeds } from '../desk/queries'
import { useModerationNeeds } from '../moderation/queries'
import { inForce, placesOf } from '../../../features/staff/grants'
import { staffPaths } from '../paths'
import { useModerationWords } from '../words/moderation'
import { useWorkbenchWords } from '../words/workbench'
import { NoWork } from './no-work'
import { foodRoles } from './sample-needs'

/** What waits for me, before everything else; where nothing does, it says so in a line. */
export function Needs({ grants }: { grants: readonly Grant[] }) {
  const keeps = placesOf(grants, deskRoles).length > 0
  const decides = placesOf(grants, moderatorRoles).length > 0
  const desk = useDeskNeeds(keeps)
  const moderation = useModerationNeeds(decides)
  if (!decides) {
    const roles = new Set(inForce(grants).map(({ role }) => role))
    // What waits for those who test food stands below.
    for (const role of foodRoles) roles.delete(role)
    return roles.size === 0 ? null : <NoWork roles={[...roles]} />
  }
  const bars = <Skeleton card bars={[40, 64]} />
  const withModeration = (stations: DeskNeeds) => (
    <Answer query={moderation} waiting={bars}>
      {photos => <Waiting {...stations} {...photos} />}
    </Answer>
  )
  // Whoever keeps stations also decides what is shown of them.
  return keeps ? (
    <Answer query={desk} waiting={bars}>
      {withModeration}
    </Answer>
  ) : (
    withModeration({ lockedCases: 0, emergencies: 0 })
  )
}

interface DeskNeeds {
  readonly lockedCases: number
  readonly emergencies: number
}
interface WaitingProps extends DeskNeeds {
  readonly waiting: number
  readonly objected: number
}

function Waiting({ lockedCases, emergencies, waiting, objected }: WaitingProps) {
  const words = useWorkbenchWords()
  const moderation = useModerationWords()
  if (lockedCases + emergencies + waiting + objected === 0)
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
      {waiting + objected > 0 && (
        <ListRow
          icon="camera"
          title={moderation.title}
          hint={[
            ...(waiting > 0 ? [moderation.waits(waiting)] : []),
            ...(objected > 0 ? [moderation.objections(objected)] : []),
          ].join(' · ')}
          onPress={() => {
            go.to(staffPaths.moderation)
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
