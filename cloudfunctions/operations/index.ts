import { operationsContract } from '../../domain/operations/contract'
import { lazily } from '../platform/lazy-handlers'
import { serve } from '../platform/serve'

export const main = serve(
  operationsContract,
  lazily(operationsContract.procedures, () => import('./handlers')),
)
