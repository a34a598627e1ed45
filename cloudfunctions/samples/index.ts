import {
  bringerProcedures,
  intakeProcedures,
  samplesContract,
  testingProcedures,
} from '../../domain/sample/contract'
import { roundProcedures } from '../../domain/sample/round-procedures'
import { lazily } from '../platform/lazy-handlers'
import { serve } from '../platform/serve'

export const main = serve(
  samplesContract,
  {
    ...lazily(bringerProcedures, () => import('./bringer-handlers')),
    ...lazily(intakeProcedures, () => import('./intake-handlers')),
    ...lazily(testingProcedures, () => import('./testing-handlers')),
    ...lazily(roundProcedures, () => import('./round-handlers')),
  },
  () => import('./places'),
)
