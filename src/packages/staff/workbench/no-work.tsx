import { Text, View } from '@tarojs/components'
import type { Role } from '../../../../domain/role/roles'
import { Icon } from '../../../components/icon'
import { Section } from '../../../components/section'
import { roleIcons } from '../role-icons'
import { useStaffWords } from '../words/words'
import { useWorkbenchWords } from '../words/workbench'

/** Of roles for whom nothing waits and no page is made: what comes to them, and where they hear of it. */
export function NoWork({ roles }: { roles: readonly Role[] }) {
  const words = useWorkbenchWords()
  const { roles: names } = useStaffWords()
  return (
    <Section title={words.needs}>
      <View className="page-card">
        <Text className="no-work__lead">{words.nothing}</Text>
        {roles.map(role => (
          <View key={role} className="no-work__role">
            <Icon name={roleIcons[role]} size="s" />
            <View className="no-work__words">
              <Text className="no-work__name">{names[role]}</Text>
              <Text className="no-work__duty">{words.duties[role]}</Text>
            </View>
          </View>
        ))}
        <Text className="no-work__foot">{words.toldToo}</Text>
      </View>
    </Section>
  )
}
