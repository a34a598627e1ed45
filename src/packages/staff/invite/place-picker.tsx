import { View } from '@tarojs/components'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { areaLevels, type AreaLevel } from '../../../../domain/area/levels'
import type { Area } from '../../../../domain/area/contract'
import { areaPlace, stationPlace } from '../../../../domain/role/place'
import { levelsOf, type Role } from '../../../../domain/role/roles'
import type { Place } from '../../../../domain/role/place-schema'
import { client } from '../../../api/client'
import { Answer } from '../../../components/answer'
import { Button } from '../../../components/button'
import { ListRow } from '../../../components/list-row'
import { SearchField } from '../../../components/search-field'
import { Skeleton } from '../../../components/skeleton'
import { StateView } from '../../../components/state-view'
import { useAreas, useCommunitySearch } from '../../../features/place/queries'
import { useLocale } from '../../../i18n/words'
import { useStaffWords } from '../words/words'
import { useSettled } from '../../../components/use-settled'

interface PlacePickerProps {
  /** Code of the area that I am in charge of. */
  readonly root: string
  readonly role: Role
  readonly onPick: (place: Place, name: string) => void
}

/** Typing rests this long before it is asked about, in milliseconds. */
const REST = 250

/** A place where the role can be held: walk down the areas, or search. */
export function PlacePicker({ root, role, onPick }: PlacePickerProps) {
  const words = useStaffWords().invite
  const [trail, setTrail] = useState<readonly Area[]>([])
  const [text, setText] = useState('')
  const searched = useSettled(text.trim(), REST)
  const current = trail.at(-1)?.code ?? root
  const stations = levelsOf[role].includes('station')
  const down = (area: Area) => {
    if (goesDeeper(role, area)) {
      setText('')
      setTrail([...trail, area])
    } else onPick(areaOf(area), area.name)
  }
  const up = () => {
    setTrail(trail.slice(0, -1))
  }
  return (
    <View>
      <SearchField
        value={text}
        onChange={setText}
        placeholder={stations ? words.searchStation : words.search}
        label={stations ? words.searchStation : words.search}
        clearLabel={words.clear}
      />
      {searched === '' ? (
        <Browse
          current={current}
          role={role}
          onDown={down}
          onPick={onPick}
          onUp={trail.length > 0 ? up : null}
        />
      ) : (
        <Found root={root} text={searched} role={role} current={current} onDown={down} onPick={onPick} />
      )}
    </View>
  )
}

interface BrowseProps {
  readonly current: string
  readonly role: Role
  readonly onDown: (area: Area) => void
  readonly onPick: PlacePickerProps['onPick']
  readonly onUp: (() => void) | null
}

function Browse({ current, role, onDown, onPick, onUp }: BrowseProps) {
  const words = useStaffWords().invite
  const areas = useAreas(current)
  return (
    <Answer query={areas} waiting={<Skeleton card bars={[40, 48, 36, 52]} />}>
      {({ parent, items }) => {
        const deeper = items.filter(area => fits(role, area.level) || goesDeeper(role, area))
        const here = fits(role, parent.level)
        const withStations = levelsOf[role].includes('station') && parent.level === 'community'
        return (
          <>
            {onUp && (
              <View className="page-up">
                <Button look="plain" icon="chevron-left" narrow onPress={onUp}>
                  {parent.name}
                </Button>
              </View>
            )}
            {here && (
              <View className="page-list page-part">
                <ListRow
                  icon="check"
                  title={words.here(parent.name)}
                  onPress={() => {
                    onPick(areaOf(parent), parent.name)
                  }}
                />
              </View>
            )}
            {deeper.length > 0 && (
              <View className="page-list page-part">
                {deeper.map(area => (
                  <ListRow
                    key={area.code}
                    title={area.name}
                    onPress={() => {
                      onDown(area)
                    }}
                  />
                ))}
              </View>
            )}
            {withStations && <Stations area={parent.code} text="" onPick={onPick} />}
            {!here && deeper.length === 0 && !withStations && (
              <StateView icon="map-pin-off" title={words.noPlace} />
            )}
          </>
        )
      }}
    </Answer>
  )
}

interface FoundProps extends Omit<BrowseProps, 'onUp'> {
  readonly root: string
  readonly text: string
}

function Found({ root, text, role, current, onDown, onPick }: FoundProps) {
  const words = useStaffWords().invite
  const within = useAreas(root)
  const found = useCommunitySearch(text)
  const top = within.data?.parent
  const mine = (area: Area) =>
    top === undefined || top.level === 'district' || area.code === top.code || area.within.includes(top.name)
  return (
    <>
      <Answer query={found} waiting={<Skeleton card bars={[50, 64, 42]} />}>
        {({ items }) => {
          const shown = items.filter(area => mine(area) && (fits(role, area.level) || goesDeeper(role, area)))
          if (shown.length === 0)
            return levelsOf[role].includes('station') ? null : (
              <StateView icon="search" title={words.nothing} />
            )
          return (
            <View className="page-list page-part">
              {shown.map(area => (
                <ListRow
                  key={area.code}
                  title={area.name}
                  hint={area.within.join(' ')}
                  onPress={() => {
                    onDown(area)
                  }}
                />
              ))}
            </View>
          )
        }}
      </Answer>
      {levelsOf[role].includes('station') && <Stations area={current} text={text} onPick={onPick} />}
    </>
  )
}

/** Stations nearest to an area's centre; the service refuses those beyond what I am in charge of. */
function Stations({
  area,
  text,
  onPick,
}: {
  area: string
  text: string
  onPick: PlacePickerProps['onPick']
}) {
  const words = useStaffWords().invite
  const found = useQuery({
    queryKey: ['staff', 'stations', area, text, useLocale()],
    queryFn: () => client.station.nearby({ origin: { area }, filters: { text } }),
  })
  return (
    <Answer query={found} waiting={<Skeleton card bars={[60, 52, 66]} />}>
      {({ items }) =>
        items.length === 0 ? (
          <StateView icon="search" title={words.nothing} />
        ) : (
          <View className="page-list page-part">
            {items.map(({ id, name, address }) => (
              <ListRow
                key={id}
                icon="armchair"
                title={name}
                hint={address}
                onPress={() => {
                  onPick({ kind: 'station', id: stationPlace(id).id }, name)
                }}
              />
            ))}
          </View>
        )
      }
    </Answer>
  )
}

const areaOf = (area: Area): Place => ({ kind: 'area', id: areaPlace(area.code).id })

const fits = (role: Role, level: AreaLevel) => levelsOf[role].includes(level)

/** Whether the role can be held somewhere below the area. */
function goesDeeper(role: Role, { level, hasChildren }: Area): boolean {
  const depth = areaLevels.indexOf(level)
  return levelsOf[role].some(one =>
    one === 'station'
      ? depth <= areaLevels.indexOf('community')
      : hasChildren && areaLevels.indexOf(one) > depth,
  )
}
