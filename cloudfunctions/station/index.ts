import { stationContract } from '../../domain/station/contract'
import { serve } from '../platform/serve'
import { handlers } from './handlers'
import { places } from './places'

export const main = serve(stationContract, handlers, places)
