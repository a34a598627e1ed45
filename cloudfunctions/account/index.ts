import { accountContract } from '../../domain/account/contract'
import { lazily } from '../platform/lazy-handlers'
import { serve } from '../platform/serve'

export const main = serve(
  accountContract,
  lazily(accountContract.procedures, () => import('./handlers')),
)
