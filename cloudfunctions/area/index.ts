import { areaContract } from '../../domain/area/contract'
import { serve } from '../platform/serve'
import { handlers } from './handlers'

export const main = serve(areaContract, handlers)
