import { View } from '@tarojs/components'
import { useState, type ReactNode } from 'react'
import type { Role } from '../../../domain/role/roles'
import type { Grant } from '../../../domain/staff/contract'
import { Answer } from '../../components/answer'
import { Skeleton } from '../../components/skeleton'
import { Choices } from '../../components/choices'
import { Denied } from './denied'
import { placesOf, useMyGrants } from './grants'

interface MyPlacesProps {
  /** Who may do what the page is for. */
  readonly roles: readonly Role[]
  /** Said to somebody who has none of these. */
  readonly denied: { readonly title: string; readonly hint: string }
  readonly label: string
  /** Code of the station that is shown first, where it is one of them. */
  readonly station?: string
  readonly children: (place: Grant, grants: readonly Grant[]) => ReactNode
}

/** What a page shows for one of the places where my roles let me; with several, one of them is chosen. */
export function MyPlaces({ roles, denied, label, station, children }: MyPlacesProps) {
  const mine = useMyGrants()
  const [chosen, setChosen] = useState('')
  return (
    <Answer query={mine} waiting={<Skeleton card bars={[60, 40, 64, 44]} />}>
      {({ grants }) => {
        const places = placesOf(grants, roles)
        const place =
          places.find(({ id }) => id === chosen) ??
          places.find(({ place }) => place.kind === 'station' && place.id === station) ??
          places[0]
        if (!place) return <Denied grants={grants} roles={roles} {...denied} />
        return (
          <>
            {places.length > 1 && (
              <View className="page-part">
                <Choices
                  label={label}
                  options={places.map(({ id, placeName }) => [id, placeName])}
                  chosen={place.id}
                  onChoose={setChosen}
                />
              </View>
            )}
            {children(place, grants)}
          </>
        )
      }}
    </Answer>
  )
}
