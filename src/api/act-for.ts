import { acting, actingNow, type Acting } from './acting'
import { client } from './client'
import { askAnew } from './forget-person'

/** From now on what can be done for somebody is done for them. */
export function actFor(person: Acting): void {
  const { id, kind, label, until } = person
  acting.set({ id, kind, label, until })
  askAnew()
}

/** Back to myself. Who was served at the counter is served: nobody can go on acting for them. */
export function actForMyself(): void {
  const served = actingNow()
  acting.set(null)
  askAnew()
  // Without a network it is over by itself two hours after it began.
  if (served?.kind === 'counter')
    client.account.endDelegation({ delegationId: served.id }).catch(() => undefined)
}

/** Aside, to look at what is mine: whoever is served at the counter is still to be served, and can be gone on with there. */
export function lookAtMine(): void {
  acting.set(null)
  askAnew()
}
