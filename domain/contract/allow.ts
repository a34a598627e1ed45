import { reaches, type Held, type PlacePath, type PlaceRef } from '../role/place'
import type { Role } from '../role/roles'

/** Everyone, also without an identity. */
export interface Anyone {
  readonly who: 'anyone'
}
/** A person with an identity. */
export interface Resident {
  readonly who: 'resident'
}
/** Somebody who holds one of these roles where it is asked for. */
export interface Staff<Input = never> {
  readonly who: 'staff'
  readonly roles: readonly Role[]
  /**
   * The place, or the document that stands in one, that an input speaks of. Null for lists of "what I may see":
   * then a role anywhere lets in, and the handler shows what the caller's reach covers.
   */
  readonly place: ((input: Input) => PlaceRef) | null
}

/**
 * Who may call a procedure. Written in the contract, judged by {@link permits} on every call;
 * the interface asks the same function which buttons to show.
 */
export type Allow<Input = never> = Anyone | Resident | Staff<Input>

/** Everyone, also without an identity. */
export const anyone: Anyone = { who: 'anyone' }

/** A person with an identity: an openid in WeChat, a session on H5. */
export const resident: Resident = { who: 'resident' }

/**
 * Somebody who holds one of these roles on the place that the input names, or above it:
 * `at(['station_staff'], (i: { stationId: string }) => stationPlace(i.stationId))`.
 */
export function at<Input>(roles: readonly Role[], place: (input: Input) => PlaceRef): Staff<Input> {
  return { who: 'staff', roles, place }
}

/** Somebody who holds one of these roles anywhere. */
export function somewhere(roles: readonly Role[]): Staff<unknown> {
  return { who: 'staff', roles, place: null }
}

/** What the permission function needs to know of a caller; `null` is somebody without an identity. */
export interface Identity {
  /** Stable, unguessable outside: `wx:<openid>` or `h5:<id>`. */
  readonly subject: string
  /** Of the browser, where the call came from one. */
  readonly session?: string
  /** The session stands for the phone: on a local preview only, where there is no mini program to take in hand. */
  readonly asPhone?: true
}

/** Whether the person themselves has the phone in hand: WeChat says who calls, and no token that can be copied. */
export function isPhone({ session, asPhone }: Identity): boolean {
  return session === undefined || asPhone === true
}

/** Why a call is not allowed, as the wire's error code; `null` when it is. */
export type Denial = 'UNAUTHENTICATED' | 'FORBIDDEN' | null

/**
 * The one permission function: may this caller call what carries this `allow`?
 *
 * @param held the caller's roles that are in force at this moment
 * @param path of the place that the call is about; null while it is not known: then the answer is whether any
 *   place could do
 */
export function permits(
  allow: Allow,
  caller: Identity | null,
  held: readonly Held[] = [],
  path: PlacePath | null = null,
): Denial {
  switch (allow.who) {
    case 'anyone':
      return null
    case 'resident':
      return caller ? null : 'UNAUTHENTICATED'
    case 'staff': {
      if (!caller) return 'UNAUTHENTICATED'
      const may =
        path && allow.place
          ? reaches(held, allow.roles, path)
          : held.some(({ role }) => allow.roles.includes(role))
      return may ? null : 'FORBIDDEN'
    }
  }
}
