import { auditContract } from '../../domain/audit/contract'
import { serve } from '../platform/serve'
import { handlers } from './handlers'

export const main = serve(auditContract, handlers)
