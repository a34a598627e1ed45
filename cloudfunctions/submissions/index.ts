import {
  authorProcedures,
  moderationProcedures,
  submissionsContract,
} from '../../domain/submissions/contract'
import { lazily } from '../platform/lazy-handlers'
import { serve } from '../platform/serve'

export const main = serve(
  submissionsContract,
  {
    ...lazily(authorProcedures, () => import('./author-handlers')),
    ...lazily(moderationProcedures, () => import('./moderation-handlers')),
  },
  () => import('./places'),
)
