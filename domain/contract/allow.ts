/**
 * Who may call a procedure. Written in the contract, judged by {@link permits} on every call;
 * the interface asks the same function which buttons to show.
 */
export type Allow = { readonly who: 'anyone' } | { readonly who: 'resident' }

/** Everyone, also without an identity. */
export const anyone: Allow = { who: 'anyone' }

/** A person with an identity: an openid in WeChat, a signed token on H5. */
export const resident: Allow = { who: 'resident' }

/** What the permission function needs to know of a caller; `null` is somebody without an identity. */
export interface Identity {
  /** Stable, unguessable outside: `wx:<openid>` or `h5:<token subject>`. */
  readonly subject: string
}

/** Why a call is not allowed, as the wire's error code; `null` when it is. */
export type Denial = 'UNAUTHENTICATED' | null

/** The one permission function: may this caller call what carries this `allow`? */
export function permits(allow: Allow, caller: Identity | null): Denial {
  switch (allow.who) {
    case 'anyone':
      return null
    case 'resident':
      return caller ? null : 'UNAUTHENTICATED'
  }
}
