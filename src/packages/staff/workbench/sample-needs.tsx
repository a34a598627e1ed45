import { Text, View } from '@tarojs/components'
import type { Role } from '../../../../domain/role/roles'
import type { Grant } from '../../../../domain/staff/contract'
import { go } from '../../../api/go'
import { Answer } from '../../../components/answer'
import { Icon } from '../../../components/icon'
import { ListRow } from '../../../components/list-row'
import { Section } from '../../../components/section'
import { Skeleton } from '../../../components/skeleton'
import { placesOf } from '../../../features/staff/grants'
import { staffPaths } from '../paths'
import { useSampleNeeds } from './sample-queries'
import { useSampleNeedsWords } from '../words/samples'

/** For whom samples wait. */
export const foodRoles = ['food_tester', 'food_verifier'] as const satisfies readonly Role[]

/** How many samples wait within my reach, for whoever tests or verifies. */
export function SampleNeeds({ grants }: { grants: readonly Grant[] }) {
  const words = useSampleNeedsWords()
  const mine = placesOf(grants, foodRoles).length > 0
  const needs = useSampleNeeds(mine)
  if (!mine) return null
  return (
    <Answer query={needs} waiting={<Skeleton card bars={[40, 64]} />}>
      {({ toTest, testing, toVerify, toScreenAgain }) => {
        const counts = [
          ...(toTest > 0 ? [words.counts.to_test(toTest)] : []),
          ...(testing > 0 ? [words.counts.testing(testing)] : []),
          ...(toVerify > 0 ? [words.counts.to_verify(toVerify)] : []),
          ...(toScreenAgain > 0 ? [words.counts.to_screen_again(toScreenAgain)] : []),
        ]
        return counts.length === 0 ? (
          <View className="needs-none">
            <Icon name="circle-check" size="s" />
            <Text>{words.nothing}</Text>
          </View>
        ) : (
          <Section title={words.waiting} card>
            <ListRow
              icon="flask-conical"
              title={words.title}
              hint={counts.join(' · ')}
              onPress={() => {
                go.to(staffPaths.samples)
              }}
            />
          </Section>
        )
      }}
    </Answer>
  )
}
