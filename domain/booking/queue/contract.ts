import * as z from 'zod/mini'
import { anyone, at, resident } from '../../contract/allow'
import { mutation, query } from '../../contract/define-contract'
import { stationPlace, type PlaceRef } from '../../role/place'
import { stationIdSchema } from '../../station/codes'
import { bookingDeskRoles } from '../roles'
import { offeringIdSchema, offeringViewSchema } from '../views'
import { queueStates } from './room'
import { deskTurnSchema, queueSchema, turnIdSchema, turnSchema } from './views'

const ofOffering = at(bookingDeskRoles, (input: { offeringId: string }): PlaceRef => ({
  kind: 'offering',
  id: input.offeringId,
}))
const ofTurn = at(bookingDeskRoles, (input: { turnId: string }): PlaceRef => ({
  kind: 'turn',
  id: input.turnId,
}))
const seen = () => z.strictObject({ turnId: turnIdSchema(), version: z.int() })

/** What who walks in does. */
export const queueProcedures = {
  queue: query({
    summary: 'The queue of today at a place: how many wait, about how long, and the caller’s own number.',
    input: () => z.strictObject({ offeringId: offeringIdSchema() }),
    output: queueSchema,
    allow: anyone,
    onBehalf: true,
  }),
  myTurns: query({
    summary: 'The numbers of the caller’s that are still to come today.',
    input: () => z.strictObject({}),
    output: () => z.strictObject({ items: z.array(turnSchema()) }),
    allow: resident,
    onBehalf: true,
  }),
  drawNumber: mutation({
    summary: 'Draws a number for today: one that nobody else has, and a place that no booking has.',
    input: () => z.strictObject({ offeringId: offeringIdSchema() }),
    output: turnSchema,
    allow: resident,
    onBehalf: true,
    errors: ['QUEUE_CLOSED', 'QUEUE_FULL', 'ALREADY_IN_QUEUE'],
  }),
  leaveQueue: mutation({
    summary: 'Gives the number up: its place is somebody else’s.',
    input: () => z.strictObject({ turnId: turnIdSchema() }),
    output: turnSchema,
    allow: resident,
    onBehalf: true,
    errors: ['WRONG_STATE'],
  }),
}

/** What staff of the place do. */
export const queueDeskProcedures = {
  turns: query({
    summary: 'The queues of a station today, each with its numbers, the lowest first; at most 1,000.',
    input: () => z.strictObject({ stationId: stationIdSchema() }),
    output: () =>
      z.strictObject({
        queues: z.array(
          z.strictObject({
            offering: offeringViewSchema(),
            state: z.enum(queueStates),
            room: z.int(),
            items: z.array(deskTurnSchema()),
          }),
        ),
      }),
    allow: at(bookingDeskRoles, (input: { stationId: string }) => stationPlace(input.stationId)),
  }),
  addTurn: mutation({
    summary: 'Draws a number for somebody who is here without a phone; nothing is kept of who they are.',
    input: () => z.strictObject({ offeringId: offeringIdSchema() }),
    output: deskTurnSchema,
    allow: ofOffering,
    errors: ['QUEUE_CLOSED', 'QUEUE_FULL'],
  }),
  callNext: mutation({
    summary: 'Calls whoever is next. Two who call at once call two people.',
    input: () => z.strictObject({ offeringId: offeringIdSchema() }),
    output: deskTurnSchema,
    allow: ofOffering,
    errors: ['NOBODY_WAITS'],
  }),
  callAgain: mutation({
    summary: 'Calls somebody once more, also who missed their turn and came after all.',
    input: seen,
    output: deskTurnSchema,
    allow: ofTurn,
    errors: ['CHANGED_MEANWHILE', 'WRONG_STATE', 'QUEUE_FULL'],
  }),
  missTurn: mutation({
    summary: 'Notes that somebody was called and did not come; they are told, and their place is free.',
    input: seen,
    output: deskTurnSchema,
    allow: ofTurn,
    errors: ['CHANGED_MEANWHILE', 'WRONG_STATE'],
  }),
  serveTurn: mutation({
    summary: 'Notes that somebody who was called has been served.',
    input: seen,
    output: deskTurnSchema,
    allow: ofTurn,
    errors: ['CHANGED_MEANWHILE', 'WRONG_STATE'],
  }),
}
