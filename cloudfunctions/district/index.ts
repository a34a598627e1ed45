import { districtContract } from '../../domain/district/contract'
import { lazily } from '../platform/lazy-handlers'
import { serve } from '../platform/serve'

export const main = serve(
  districtContract,
  lazily(districtContract.procedures, () => import('./handlers')),
)
