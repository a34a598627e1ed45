import { areaContract } from '../../domain/area/contract'
import { lazily } from '../platform/lazy-handlers'
import { serve } from '../platform/serve'

export const main = serve(
  areaContract,
  lazily(areaContract.procedures, () => import('./handlers')),
)
