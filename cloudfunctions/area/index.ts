import { areaContract } from '../../domain/area/contract'
import { lazily } from '../platform/lazy-handlers'
import { serve } from '../platform/serve'

const { children, search, locate, contacts, ...managing } = areaContract.procedures

export const main = serve(areaContract, {
  ...lazily({ children, search, locate, contacts }, () => import('./handlers')),
  ...lazily(managing, () => import('./manage')),
})
