import { Text, View } from '@tarojs/components'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Area } from '../../../../domain/area/contract'
import type { Point } from '../../../../domain/geo/geo'
import { client } from '../../../api/client'
import { Answer } from '../../../components/answer'
import { Button } from '../../../components/button'
import { ListRow } from '../../../components/list-row'
import { role } from '../../../components/role'
import { Section } from '../../../components/section'
import { Skeleton } from '../../../components/skeleton'
import { StateView } from '../../../components/state-view'
import { locate, looking, type Community } from '../../../features/place/place'
import { useAreas } from '../../../features/place/queries'
import { useLocale } from '../../../i18n/words'
import { useGridWords } from './words'

interface GridsProps {
  readonly community: Community
  /** `within` is the grid's own community where it is not the one that was picked. */
  readonly onPick: (grid: Area, within: Community | null) => void
}

/** The grids of my community; or those nearest to where I am, asked at the tap and with the reason. */
export function Grids({ community, onPick }: GridsProps) {
  const words = useGridWords()
  const state = looking.use()
  const [here, setHere] = useState<Point | null>(null)
  const grids = useAreas(community.code)
  return (
    <>
      {here ? (
        <Nearest here={here} community={community} onPick={onPick} />
      ) : (
        <View className="grid__locate">
          <Button
            icon="locate-fixed"
            disabled={state === 'locating'}
            onPress={() => {
              void locate().then(point => {
                if (point) setHere(point)
              })
            }}
          >
            {state === 'locating' ? words.locating : words.locate}
          </Button>
          <Text className="grid__hint" {...(state === 'idle' ? {} : role('status'))}>
            {state === 'idle' || state === 'locating' ? words.locateHint : words.failed}
          </Text>
        </View>
      )}
      <Answer query={grids} waiting={<Skeleton card bars={[40, 48, 36, 52]} />}>
        {({ items }) => {
          const some = items.filter(({ level }) => level === 'grid')
          if (some.length === 0)
            return <StateView icon="map-pin-off" title={words.none} hint={words.noneHint} />
          return (
            <Section title={words.which(community.name)} card>
              {some.map(grid => (
                <ListRow
                  key={grid.code}
                  icon="map-pin"
                  title={grid.name}
                  onPress={() => {
                    onPick(grid, null)
                  }}
                />
              ))}
            </Section>
          )
        }}
      </Answer>
    </>
  )
}

function Nearest({ here, community, onPick }: GridsProps & { readonly here: Point }) {
  const words = useGridWords()
  const near = useQuery({
    queryKey: ['area', 'locate', 'grid', here, useLocale()],
    queryFn: () => client.area.locate({ point: here, level: 'grid' }),
  })
  return (
    <Answer query={near} waiting={<Skeleton card bars={[50, 64, 42]} />}>
      {({ items }) =>
        items.length === 0 ? (
          <StateView icon="map-pin-off" title={words.none} hint={words.noneHint} />
        ) : (
          <Section title={words.near} card>
            {items.map(grid => (
              <ListRow
                key={grid.code}
                icon="map-pin"
                title={grid.name}
                hint={grid.within.join(' ')}
                onPress={() => {
                  onPick(grid, communityOf(grid, community))
                }}
              />
            ))}
          </Section>
        )
      }
    </Answer>
  )
}

/** The community that a grid stands in, by its code; null where it is the one that was picked. */
function communityOf({ code, within }: Area, picked: Community): Community | null {
  const parent = code.slice(0, code.lastIndexOf('-'))
  if (parent === picked.code || parent === '') return null
  return { code: parent, name: within.at(-1) ?? '', within: within.slice(0, -1) }
}
