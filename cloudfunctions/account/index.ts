import { accountContract } from '../../domain/account/contract'
import { serve } from '../platform/serve'
import { handlers } from './handlers'

export const main = serve(accountContract, handlers)
