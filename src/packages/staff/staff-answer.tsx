import type { ComponentProps } from 'react'
import { NuanlinError } from '../../../domain/contract/errors'
import { Answer } from '../../components/answer'
import { Denied } from './denied'
import { useMyGrants } from './grants'
import { useWorkbenchWords } from './words/workbench'

type StaffAnswerProps<T> = ComponentProps<typeof Answer<T>>

/** A query about something that a role lets me see: where none does any more, it says why, and nothing old is shown. */
export function StaffAnswer<T>(props: StaffAnswerProps<T>) {
  const { error } = props.query
  const refused = error instanceof NuanlinError && error.code === 'FORBIDDEN'
  return refused ? <Refused waiting={props.waiting} /> : <Answer {...props} />
}

function Refused({ waiting }: Pick<StaffAnswerProps<unknown>, 'waiting'>) {
  const words = useWorkbenchWords()
  const mine = useMyGrants()
  return (
    <Answer query={mine} waiting={waiting}>
      {({ grants }) => <Denied grants={grants} title={words.notHere} hint={words.notHereHint} />}
    </Answer>
  )
}
