import { Text, View } from '@tarojs/components'
import { NuanlinError } from '../../../domain/contract/errors'
import { role } from '../../components/role'
import { sentence } from './sentence'

/** What failed, said where it was tried, with who changed what where that was why; nothing where nothing failed. */
export function Problem({ error }: { error: Error | null }) {
  if (!error) return null
  const told = toldOf(error)
  return (
    <View className="staff-problem" {...role('alert')}>
      <Text>{sentence(error)}</Text>
      {told.map(message => (
        <Text key={message} className="staff-problem__one">
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
