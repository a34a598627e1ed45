/** One field of an index key: ascending, descending or, for GeoJSON, by position on the sphere. */
export interface IndexKey {
  field: string
  direction: 1 | -1 | '2dsphere'
}

/** A declared index. The order of `keys` is the order of the compound key. */
export interface IndexSpec {
  name: string
  unique?: boolean
  keys: readonly IndexKey[]
}

/** The simple permissions of the service, in its own words. */
export const SIMPLE_RULES = ['READONLY', 'PRIVATE', 'ADMINWRITE', 'ADMINONLY'] as const

/** What a custom rule decides about: `write` stands for the three after it. */
export const RULED_OPERATIONS = ['read', 'write', 'create', 'update', 'delete'] as const

/** A custom rule (the service's CUSTOM): what lets each operation through, always, never or where a condition holds. */
export type CustomRule = Readonly<Partial<Record<(typeof RULED_OPERATIONS)[number], boolean | string>>>

/** Who may reach a collection from a client. Whoever comes with administrator's rights, as functions do, always may. */
export type AccessRule = (typeof SIMPLE_RULES)[number] | CustomRule

/** A collection that exists when the cloud starts, with the indexes it must have. */
export interface CollectionSpec {
  name: string
  indexes: readonly IndexSpec[]
  /** Kept and shown; applied to nothing here, where every call has administrator's rights. */
  rule?: AccessRule
}
