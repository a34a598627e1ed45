import { View } from '@tarojs/components'
import type { OutputOf } from '../../../../domain/contract/define-contract'
import type { areaContract } from '../../../../domain/area/contract'
import { ListRow } from '../../../components/list-row'

export type Area = OutputOf<typeof areaContract.procedures.search>['items'][number]

interface AreaRowsProps {
  readonly areas: readonly Area[]
  readonly onPress: (area: Area) => void
  /** Says in which street each one lies; needless where all lie in the same. */
  readonly showWithin?: boolean
  /** Rows choose one of these instead of leading on. */
  readonly chosen?: string | null
}

export function AreaRows({ areas, onPress, showWithin = false, chosen }: AreaRowsProps) {
  return (
    <View className="community-card">
      {areas.map(area => (
        <ListRow
          key={area.code}
          title={area.name}
          {...(showWithin ? { hint: area.within.join(' ') } : {})}
          {...(chosen === area.code ? { icon: 'check' as const } : {})}
          onPress={() => {
            onPress(area)
          }}
        />
      ))}
    </View>
  )
}
