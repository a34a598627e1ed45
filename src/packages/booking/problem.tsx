import { Text } from '@tarojs/components'
import { NuanlinError } from '../../../domain/contract/errors'
import { role } from '../../components/role'
import { currentWords } from '../../i18n/words'

/** What failed, in words for the person. */
export function sentence(error: unknown): string {
  return error instanceof NuanlinError ? error.message : currentWords().state.errorTitle
}

/** What failed, said where it was tried; nothing where nothing failed. */
export function Problem({ error }: { error: Error | null }) {
  if (!error) return null
  return (
    <Text className="booking-problem" {...role('alert')}>
      {sentence(error)}
    </Text>
  )
}
