import { Text, View } from '@tarojs/components'
import type { ImportCounts } from '../../../../domain/imports/contract'
import { role } from '../../../components/role'
import { useImportWords } from '../words/import'

interface CountsProps {
  readonly counts: ImportCounts
  readonly bad?: number
  /** Rows with errors that were left out. */
  readonly skipped?: number
  readonly unseen?: number
}

/** How many rows become what; only what there is. */
export function Counts({ counts, bad = 0, skipped = 0, unseen = 0 }: CountsProps) {
  const words = useImportWords().counts
  const all = [
    ['added', counts.added],
    ['changed', counts.changed],
    ['unchanged', counts.unchanged],
    ['edited', counts.edited],
    ['bad', bad],
    ['skipped', skipped],
    ['unseen', unseen],
  ] as const
  return (
    <View className="import-counts" {...role('list')}>
      {all
        .filter(([, n]) => n > 0)
        .map(([what, n]) => (
          <View key={what} className={`import-counts__one import-counts__one--${what}`} {...role('listitem')}>
            <Text className="import-counts__n">{String(n)}</Text>
            <Text className="import-counts__what">{words[what]}</Text>
          </View>
        ))}
    </View>
  )
}
