import type { accountContract } from '../../domain/account/contract'
import type { auditContract } from '../../domain/audit/contract'
import type { areaContract } from '../../domain/area/contract'
import type { bookingContract } from '../../domain/booking/contract'
import type { districtContract } from '../../domain/district/contract'
import type { AnyProcedure, Procedures } from '../../domain/contract/define-contract'
import type { importsContract } from '../../domain/imports/contract'
import type { inboxContract } from '../../domain/inbox/contract'
import type { photosContract } from '../../domain/photos/contract'
import type { privacyContract } from '../../domain/privacy/contract'
import type { operationsContract } from '../../domain/operations/contract'
import type { samplesContract } from '../../domain/sample/contract'
import type { staffContract } from '../../domain/staff/contract'
import type { stationContract } from '../../domain/station/contract'
import type { submissionsContract } from '../../domain/submissions/contract'

/** What the client must know of a procedure before it calls: everything else of a contract is types. */
export interface ProcedureTraits<Kind extends AnyProcedure['kind'] = AnyProcedure['kind']> {
  readonly kind: Kind
  /** Whether it needs an identity. */
  readonly personal: boolean
  /** Somebody who acts for another does it for them. */
  readonly onBehalf?: true
}
type TraitsOf<P extends Procedures> = { readonly [Name in keyof P]: ProcedureTraits<P[Name]['kind']> }

const open = { kind: 'query', personal: false } as const
const mine = { kind: 'query', personal: true } as const
const openAct = { kind: 'mutation', personal: false } as const
const act = { kind: 'mutation', personal: true } as const
/** The same for what can be done for somebody else. */
const openForAnother = { ...open, onBehalf: true } as const
const mineForAnother = { ...mine, onBehalf: true } as const
const actForAnother = { ...act, onBehalf: true } as const

/**
 * The contracts without their schemas. zod and the schemas would be a tenth of the mini program's main package,
 * and the server checks every input anyway; a test holds this table to the contracts.
 */
export const procedures: {
  readonly station: TraitsOf<(typeof stationContract)['procedures']>
  readonly area: TraitsOf<(typeof areaContract)['procedures']>
  readonly account: TraitsOf<(typeof accountContract)['procedures']>
  readonly staff: TraitsOf<(typeof staffContract)['procedures']>
  readonly audit: TraitsOf<(typeof auditContract)['procedures']>
  readonly imports: TraitsOf<(typeof importsContract)['procedures']>
  readonly district: TraitsOf<(typeof districtContract)['procedures']>
  readonly inbox: TraitsOf<(typeof inboxContract)['procedures']>
  readonly photos: TraitsOf<(typeof photosContract)['procedures']>
  readonly privacy: TraitsOf<(typeof privacyContract)['procedures']>
  readonly submissions: TraitsOf<(typeof submissionsContract)['procedures']>
  readonly samples: TraitsOf<(typeof samplesContract)['procedures']>
  readonly operations: TraitsOf<(typeof operationsContract)['procedures']>
  readonly booking: TraitsOf<(typeof bookingContract)['procedures']>
} = {
  station: {
    home: open,
    nearby: open,
    pins: open,
    detail: openForAnother,
    catalogue: open,
    favourites: mineForAnother,
    setFavourite: actForAnother,
    reportLocked: actForAnother,
    myStations: mine,
    deskNeeds: mine,
    forEdit: mine,
    edit: act,
    setLive: act,
    setClosed: act,
    setException: act,
    removeException: act,
    lockedReports: mine,
    answerLocked: act,
    emergencyPreview: mine,
    emergencies: mine,
    startEmergency: act,
    endEmergency: act,
  },
  area: {
    children: open,
    search: open,
    locate: open,
    contacts: open,
    setContacts: act,
    add: act,
    rename: act,
    place: act,
    close: act,
    reopen: act,
  },
  account: {
    me: mineForAnother,
    update: actForAnother,
    refresh: openAct,
    signOut: act,
    startLogin: openAct,
    loginState: open,
    login: mine,
    approveLogin: act,
    refuseLogin: act,
    finishLogin: openAct,
    sessions: mine,
    endSession: act,
    endOtherSessions: act,
    offerDelegation: act,
    acceptDelegation: act,
    delegations: mine,
    actsOnBehalf: mine,
    endDelegation: act,
    serveAtCounter: act,
    unmaskPhone: act,
  },
  staff: {
    mine,
    members: mine,
    invitations: mine,
    invite: act,
    withdraw: act,
    invitation: mine,
    accept: act,
    suspend: act,
    resume: act,
    end: act,
  },
  audit: { list: mine, beginExport: act, export: mine, verify: mine, verifyAll: mine },
  district: {
    settings: mine,
    setRules: act,
    setCatalogue: act,
    setYear: act,
    returnTo: act,
    withdraw: act,
    history: mine,
    compare: mine,
  },
  imports: { begin: act, addPart: act, preview: mine, write: act, latest: mine },
  inbox: { list: mine, unread: mine, markRead: act, markAllRead: act, subscriptions: mine, consented: act },
  photos: { grant: act, finish: act, views: mine, discard: act, toCover: mine, cover: act },
  privacy: {
    exportState: mine,
    startExport: act,
    carryOnExport: act,
    deletionPreview: mine,
    deleteAccount: act,
  },
  submissions: {
    send: act,
    mine,
    withdraw: act,
    object: act,
    checkAgain: act,
    ofStation: open,
    queue: mine,
    needs: mine,
    decide: act,
    takeDown: act,
  },
  samples: {
    mine: mineForAnother,
    mineOne: mineForAnother,
    ofBooking: mineForAnother,
    claim: act,
    rooms: mine,
    catalogue: mine,
    brought: mine,
    takeIn: act,
    queue: mine,
    one: mine,
    find: mine,
    needs: mine,
    start: act,
    startAgain: act,
    enter: act,
    verify: act,
    reject: act,
    invalidate: act,
    rounds: mine,
    round: mine,
    startRound: act,
    addStall: act,
    takeOnRound: act,
    closeRound: act,
    startTogether: act,
  },
  operations: { jobs: mine, runs: mine, undelivered: mine, messageDays: mine, sendAgain: act },
  booking: {
    places: open,
    slots: openForAnother,
    book: actForAnother,
    joinLine: actForAnother,
    takeOffer: actForAnother,
    cancel: actForAnother,
    mine: mineForAnother,
    one: mineForAnother,
    offerings: mine,
    addOffering: act,
    setPlan: act,
    day: mine,
    checkIn: act,
    undoCheckIn: act,
    serve: act,
    cancelFor: act,
    closeSlot: act,
    queue: openForAnother,
    myTurns: mineForAnother,
    drawNumber: actForAnother,
    leaveQueue: actForAnother,
    turns: mine,
    addTurn: act,
    callNext: act,
    callAgain: act,
    missTurn: act,
    serveTurn: act,
  },
}
