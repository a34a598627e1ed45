import { Text, View } from '@tarojs/components'
import { actFor, actForMyself } from '../../api/act-for'
import { acting } from '../../api/acting'
import { Icon } from '../../components/icon'
import '../../components/chip/index.scss'
import { Pressable } from '../../components/pressable'
import { role } from '../../components/role'
import { useWords } from '../../i18n/words'
import { mayActFor, useDelegations } from './delegations'
import './for-whom.scss'

/** Whether what is done here is done for me or for a family member; nothing for who acts for nobody. */
export function ForWhom() {
  const words = useWords().acting
  const person = acting.use()
  const known = mayActFor.use().length > 0
  const { data } = useDelegations(known)
  const family = data?.iActFor.filter(({ kind }) => kind === 'family') ?? []
  // Whoever is served at the counter is named above the page, with the way to end it.
  if (family.length === 0 || person?.kind === 'counter') return null
  return (
    <View className="for-whom" {...role('radiogroup')} aria-label={words.forWhom}>
      <Choice
        chosen={person === null}
        onChoose={() => {
          if (person) actForMyself()
        }}
      >
        {words.myself}
      </Choice>
      {family.map(one => (
        <Choice
          key={one.id}
          chosen={person?.id === one.id}
          onChoose={() => {
            if (person?.id !== one.id) actFor(one)
          }}
        >
          {words.for(one.label)}
        </Choice>
      ))}
    </View>
  )
}

function Choice(props: {
  readonly chosen: boolean
  readonly onChoose: () => void
  readonly children: string
}) {
  const { chosen, onChoose, children } = props
  return (
    <Pressable className={`chip ${chosen ? 'chip--on' : ''}`} chosen={chosen} onPress={onChoose}>
      {chosen && <Icon name="check" size="s" />}
      <Text className="chip__words">{children}</Text>
    </Pressable>
  )
}
