import { Door } from '../../../components/door'
import { importRoles } from '../../../../domain/imports/limits'
import { deskRoles, emergencyRoles } from '../../../../domain/station/desk-roles'
import type { Grant } from '../../../../domain/staff/contract'
import { go } from '../../../api/go'
import { placesOf } from '../../../features/staff/grants'
import { staffPaths } from '../paths'
import { useCounterWords } from '../words/counter'
import { useWorkbenchWords } from '../words/workbench'

/** Ways to the stations that I keep: straight to the desk of the only one, else to all of them. */
export function StationDoors({ grants }: { grants: readonly Grant[] }) {
  const words = useWorkbenchWords()
  const counter = useCounterWords()
  const places = placesOf(grants, deskRoles)
  const [only] = places
  if (!only) return null
  const one = places.length === 1 && only.place.kind === 'station' ? only.place.id : null
  const to = (url: string) => () => {
    go.to(url)
  }
  return (
    <>
      <Door
        icon="armchair"
        title={one === null ? words.stations : words.station}
        hint={words.stationsHint}
        onPress={to(one === null ? staffPaths.stations : staffPaths.station(one))}
      />
      <Door
        icon="door-closed-locked"
        title={words.locked}
        hint={words.lockedHint}
        onPress={to(staffPaths.locked)}
      />
      <Door icon="hand-helping" title={counter.title} hint={counter.hint} onPress={to(staffPaths.counter)} />
      {placesOf(grants, emergencyRoles).length > 0 && (
        <Door
          icon="megaphone"
          title={words.emergencies}
          hint={words.emergencyHint}
          onPress={to(staffPaths.emergencies)}
        />
      )}
      {placesOf(grants, importRoles).length > 0 && (
        <Door icon="share-2" title={words.import} hint={words.importHint} onPress={to(staffPaths.import)} />
      )}
    </>
  )
}
