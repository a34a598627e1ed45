import { importsContract } from '../../domain/imports/contract'
import { lazily } from '../platform/lazy-handlers'
import { serve } from '../platform/serve'

export const main = serve(
  importsContract,
  lazily(importsContract.procedures, () => import('./handlers')),
)
