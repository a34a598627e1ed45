import type { ComponentProps } from 'react'
import { NuanlinError } from '../../../domain/contract/errors'
import { Answer } from '../../components/answer'
import { Denied } from './denied'
import { useMyGrants } from './grants'
import { useRoleWords } from './words'

type StaffAnswerProps<T> = ComponentProps<typeof Answer<T>> & {
  /** Id of the place that the page is about, where it knows it. */
  readonly place?: string
}

/** A query about something that a role lets me see: where none does any more, it says why, and nothing old is shown. */
export function StaffAnswer<T>({ place, ...props }: StaffAnswerProps<T>) {
  const { error } = props.query
  const refused = error instanceof NuanlinError && error.code === 'FORBIDDEN'
  return refused ? <Refused waiting={props.waiting} place={place} /> : <Answer {...props} />
}

interface RefusedProps extends Pick<StaffAnswerProps<unknown>, 'waiting'> {
  readonly place: string | undefined
}

function Refused({ waiting, place }: RefusedProps) {
  const words = useRoleWords()
  const mine = useMyGrants()
  return (
    <Answer query={mine} waiting={waiting}>
      {({ grants }) => {
        // Who works elsewhere and was only suspended at a third place is kept out of this one by neither.
        const works = grants.some(({ state }) => state === 'active')
        const why = works ? grants.filter(one => one.place.id === place) : grants
        return <Denied grants={why} title={words.notHere} hint={words.notHereHint} />
      }}
    </Answer>
  )
}
