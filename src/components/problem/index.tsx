import { Text, View } from '@tarojs/components'
import { NuanlinError } from '../../../domain/contract/errors'
import { role } from '../role'
import { currentWords } from '../../i18n/words'
import './index.scss'

/** What failed, said where it was tried, with who changed what where that was why; nothing where nothing failed. */
export function Problem({ error }: { error: Error | null }) {
  if (!error) return null
  const told = toldOf(error)
  return (
    <View className="problem" {...role('alert')}>
      <Text>{error instanceof NuanlinError ? error.message : currentWords().state.errorTitle}</Text>
      {told.map(message => (
        <Text key={message} className="problem__one">
          {message}
        </Text>
      ))}
    </View>
  )
}

/** What somebody else changed since this person looked. */
function toldOf(error: Error): string[] {
  if (!(error instanceof NuanlinError) || error.code !== 'CHANGED_MEANWHILE') return []
  return (error.details ?? []).filter(({ path }) => path !== 'version').map(({ message }) => message)
}
