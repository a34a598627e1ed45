import type { stationContract } from '../../../domain/station/contract'
import type { Handlers } from '../../platform/call'
import { edit, forEdit } from './edit'
import { emergencies, emergencyPreview, endEmergency, startEmergency } from './emergency'
import { removeException, setException } from './exceptions'
import { answerLocked, lockedReports } from './locked-cases'
import { myStations } from './my-stations'
import { setClosed, setLive } from './state'

type Procedures = (typeof stationContract)['procedures']
type DeskName =
  | 'myStations'
  | 'forEdit'
  | 'edit'
  | 'setLive'
  | 'setClosed'
  | 'setException'
  | 'removeException'
  | 'lockedReports'
  | 'answerLocked'
  | 'emergencyPreview'
  | 'emergencies'
  | 'startEmergency'
  | 'endEmergency'

/** What staff do with stations. */
export const deskHandlers: Handlers<Pick<Procedures, DeskName>> = {
  myStations,
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
