import { staffContract } from '../../domain/staff/contract'
import { serve } from '../platform/serve'
import { handlers } from './handlers'
import { places } from './places'

export const main = serve(staffContract, handlers, places)
