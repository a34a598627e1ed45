import { staffContract } from '../../domain/staff/contract'
import { lazily } from '../platform/lazy-handlers'
import { serve } from '../platform/serve'

export const main = serve(
  staffContract,
  lazily(staffContract.procedures, () => import('./handlers')),
  () => import('./places'),
)
