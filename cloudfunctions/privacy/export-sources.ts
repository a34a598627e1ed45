import { documentsOfPerson } from '../../domain/privacy/documents'

/** What one gets who asks for all that is stored about them: everything that says something. */
export const exportSources = documentsOfPerson.filter(({ notTold }) => !notTold)
