import { deskRoles } from '../../../../domain/station/desk-roles'
import { acting } from '../../../api/acting'
import { Answer } from '../../../components/answer'
import { Skeleton } from '../../../components/skeleton'
import { placesOf, useMyGrants } from '../../../features/staff/grants'
import { Denied } from '../../../features/staff/denied'
import { Page } from '../../../components/page'
import { useCounterWords } from '../words/counter'
import { Begin } from './begin'
import { Running } from './running'
import { Serving } from './serving'
import './index.scss'

/** Somebody stands at the counter or is on the telephone: say for whom and how, and act for them. */
export default function Counter() {
  const words = useCounterWords()
  const mine = useMyGrants()
  const person = acting.use()
  return (
    <Page title={words.title}>
      <Answer query={mine} waiting={<Skeleton card bars={[60, 40, 64, 44]} />}>
        {({ grants }) => {
          const places = placesOf(grants, deskRoles)
          if (places.length === 0)
            return <Denied grants={grants} roles={deskRoles} title={words.denied} hint={words.deniedHint} />
          const [only] = places
          const station =
            places.length === 1 && only?.place.kind === 'station'
              ? { id: only.place.id, name: only.placeName }
              : null
          return (
            <>
              {person?.kind === 'counter' ? (
                <Serving id={person.id} label={person.label} />
              ) : (
                <Begin only={station} />
              )}
              <Running />
            </>
          )
        }}
      </Answer>
    </Page>
  )
}
