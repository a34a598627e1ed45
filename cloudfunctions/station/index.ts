import { residentProcedures, stationContract } from '../../domain/station/contract'
import { deskProcedures } from '../../domain/station/desk-contract'
import { emergencyProcedures } from '../../domain/station/emergency-contract'
import { lazily } from '../platform/lazy-handlers'
import { serve } from '../platform/serve'

export const main = serve(
  stationContract,
  {
    ...lazily(residentProcedures, () => import('./handlers')),
    ...lazily({ ...deskProcedures, ...emergencyProcedures }, () => import('./desk/handlers')),
  },
  () => import('./places'),
)
