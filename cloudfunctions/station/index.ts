import { stationContract } from '../../domain/station/contract'
import { serve } from '../platform/serve'
import { handlers } from './handlers'

export const main = serve(stationContract, handlers)
