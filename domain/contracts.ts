import { accountContract } from './account/contract'
import { auditContract } from './audit/contract'
import { areaContract } from './area/contract'
import { bookingContract } from './booking/contract'
import { districtContract } from './district/contract'
import { importsContract } from './imports/contract'
import { inboxContract } from './inbox/contract'
import { photosContract } from './photos/contract'
import { privacyContract } from './privacy/contract'
import { operationsContract } from './operations/contract'
import { samplesContract } from './sample/contract'
import { staffContract } from './staff/contract'
import { stationContract } from './station/contract'
import { submissionsContract } from './submissions/contract'

/**
 * Every contract there is: documentation, fuzz and permission matrix are made from this list. The client never
 * imports it, it would bring the schemas with it; functions import their own contract only.
 */
export const contracts = [
  stationContract,
  areaContract,
  accountContract,
  staffContract,
  auditContract,
  districtContract,
  importsContract,
  inboxContract,
  photosContract,
  privacyContract,
  submissionsContract,
  samplesContract,
  operationsContract,
  bookingContract,
] as const
