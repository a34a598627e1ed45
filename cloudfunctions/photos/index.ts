import { photosContract } from '../../domain/photos/contract'
import { lazily } from '../platform/lazy-handlers'
import { serve } from '../platform/serve'

const { toCover, cover, ...mine } = photosContract.procedures

export const main = serve(
  photosContract,
  {
    ...lazily(mine, () => import('./handlers')),
    ...lazily({ toCover, cover }, () => import('./cover-handlers')),
  },
  () => import('./places'),
)
