import { auditContract } from '../../domain/audit/contract'
import { lazily } from '../platform/lazy-handlers'
import { serve } from '../platform/serve'

export const main = serve(
  auditContract,
  lazily(auditContract.procedures, () => import('./handlers')),
)
