import { Text } from '@tarojs/components'
import { NuanlinError } from '../../../domain/contract/errors'
import { role } from '../../components/role'
import { useWords } from '../../i18n/words'

/** What failed, said where it was tried; nothing where nothing failed. */
export function Problem({ error }: { error: Error | null }) {
  const { errorTitle } = useWords().state
  if (!error) return null
  return (
    <Text className="booking-problem" {...role('alert')}>
      {error instanceof NuanlinError ? error.message : errorTitle}
    </Text>
  )
}
