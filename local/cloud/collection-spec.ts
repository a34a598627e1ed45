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

/** A collection that exists when the cloud starts, with the indexes it must have. */
export interface CollectionSpec {
  name: string
  indexes: readonly IndexSpec[]
}
