import type { deskProcedures } from '../../../domain/station/desk-contract'
import type { emergencyProcedures } from '../../../domain/station/emergency-contract'
import type { Handlers } from '../../platform/call'
import { edit, forEdit } from './edit'
import { emergencies, emergencyPreview, endEmergency, startEmergency } from './emergency'
import { removeException, setException } from './exceptions'
import { answerLocked, lockedReports } from './locked-cases'
import { myStations } from './my-stations'
import { deskNeeds } from './needs'
import { setClosed, setLive } from './state'

type Procedures = typeof deskProcedures & typeof emergencyProcedures

/** What staff do with stations. */
export const handlers: Handlers<Procedures> = {
  myStations,
  deskNeeds,
  forEdit,
  edit,
  setLive,
  setClosed,
  setException,
  removeException,
  lockedReports,
  answerLocked,
  emergencyPreview,
  emergencies,
  startEmergency,
  endEmergency,
}
