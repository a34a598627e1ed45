import { Text, View } from '@tarojs/components'
import { nameIn, type Name } from '../../../../domain/contract/name'
import { useTextDraft } from '../../../api/draft'
import { Button } from '../../../components/button'
import { Icon } from '../../../components/icon'
import { Pressable } from '../../../components/pressable'
import { useLocale } from '../../../i18n/words'
import { TextField } from '../../../components/text-field'
import { useEmergencyWords } from '../words/emergency'

interface OwnServicesProps {
  readonly names: readonly Name[]
  readonly onChange: (names: Name[]) => void
}

/** As many as an emergency may have. */
const MOST = 10

/** Services that no catalogue knows, by name. */
export function OwnServices({ names, onChange }: OwnServicesProps) {
  const words = useEmergencyWords()
  const locale = useLocale()
  const typed = useTextDraft('own-service')
  const zh = typed.value.trim()
  return (
    <View className="own-services">
      {names.length > 0 && (
        <View className="choices choices--wrapped own-services__list">
          {names.map(name => (
            <Pressable
              key={name.zh}
              className="chip chip--on"
              label={words.removeOwn(nameIn(name, locale))}
              onPress={() => {
                onChange(names.filter(other => other !== name))
              }}
            >
              <Text>{nameIn(name, locale)}</Text>
              <Icon name="x" size="s" />
            </Pressable>
          ))}
        </View>
      )}
      {names.length < MOST && (
        <View className="own-services__add">
          <TextField label={words.own} value={typed.value} maxlength={20} onChange={typed.set} />
          <Button
            narrow
            disabled={zh === '' || names.some(name => name.zh === zh)}
            onPress={() => {
              onChange([...names, { zh }])
              typed.clear()
            }}
          >
            {words.addOwn}
          </Button>
        </View>
      )}
    </View>
  )
}
