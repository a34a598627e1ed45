import { Text } from '@tarojs/components'
import { role } from '../../components/role'
import { sentence } from './sentence'

/** What failed, said where it was tried; nothing where nothing did. */
export function Problem({ error }: { error: Error | null }) {
  return error ? (
    <Text className="staff-problem" {...role('alert')}>
      {sentence(error)}
    </Text>
  ) : null
}
