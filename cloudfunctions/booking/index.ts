import { bookingContract, deskProcedures, residentProcedures } from '../../domain/booking/contract'
import { queueDeskProcedures, queueProcedures } from '../../domain/booking/queue/contract'
import { lazily } from '../platform/lazy-handlers'
import { serve } from '../platform/serve'

export const main = serve(
  bookingContract,
  {
    ...lazily(residentProcedures, () => import('./resident-handlers')),
    ...lazily(deskProcedures, () => import('./desk-handlers')),
    ...lazily(queueProcedures, () => import('./queue/handlers')),
    ...lazily(queueDeskProcedures, () => import('./queue/desk-handlers')),
  },
  () => import('./places'),
)
