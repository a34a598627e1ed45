import { privacyContract } from '../../domain/privacy/contract'
import { lazily } from '../platform/lazy-handlers'
import { serve } from '../platform/serve'

const { deletionPreview, deleteAccount, ...exporting } = privacyContract.procedures

export const main = serve(privacyContract, {
  ...lazily(exporting, () => import('./export-handlers')),
  ...lazily({ deletionPreview, deleteAccount }, () => import('./delete-account')),
})
