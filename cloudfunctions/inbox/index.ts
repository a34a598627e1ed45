import { inboxContract } from '../../domain/inbox/contract'
import { lazily } from '../platform/lazy-handlers'
import { serve } from '../platform/serve'

export const main = serve(
  inboxContract,
  lazily(inboxContract.procedures, () => import('./handlers')),
)
