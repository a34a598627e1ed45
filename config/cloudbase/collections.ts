/**
 * The one list of collections, their indexes and access rules. The local cloud reads it; the build writes it to
 * `dist/collections.json`, from which an environment is set up. Clients reach data through functions only, so
 * every rule is ADMINONLY.
 */
export interface Index {
  readonly name: string
  readonly unique?: boolean
  readonly keys: readonly { readonly field: string; readonly direction: 1 | -1 | '2dsphere' }[]
}
export interface Collection {
  readonly name: string
  readonly rule: 'ADMINONLY'
  readonly indexes: readonly Index[]
}

export const collections: readonly Collection[] = [
  {
    name: 'areas',
    rule: 'ADMINONLY',
    indexes: [
      {
        name: 'parent_order',
        keys: [
          { field: 'parent', direction: 1 },
          { field: 'order', direction: 1 },
        ],
      },
      {
        name: 'level_words',
        keys: [
          { field: 'level', direction: 1 },
          { field: 'words', direction: 1 },
        ],
      },
      {
        name: 'level_centre',
        keys: [
          { field: 'level', direction: 1 },
          { field: 'centre', direction: '2dsphere' },
        ],
      },
    ],
  },
  {
    name: 'stations',
    rule: 'ADMINONLY',
    indexes: [
      {
        name: 'tags_location',
        keys: [
          { field: 'tags', direction: 1 },
          { field: 'location', direction: '2dsphere' },
        ],
      },
      { name: 'words', keys: [{ field: 'words', direction: 1 }] },
    ],
  },
  {
    name: 'settings',
    rule: 'ADMINONLY',
    indexes: [],
  },
  {
    name: 'people',
    rule: 'ADMINONLY',
    indexes: [{ name: 'subject', unique: true, keys: [{ field: 'subject', direction: 1 }] }],
  },
  {
    name: 'favourites',
    rule: 'ADMINONLY',
    indexes: [
      {
        name: 'person_newest',
        keys: [
          { field: 'person', direction: 1 },
          { field: 'createdAt', direction: -1 },
          { field: '_id', direction: 1 },
        ],
      },
    ],
  },
  {
    name: 'locked_reports',
    rule: 'ADMINONLY',
    indexes: [
      {
        name: 'station_newest',
        keys: [
          { field: 'station', direction: 1 },
          { field: 'reportedAt', direction: -1 },
        ],
      },
      {
        name: 'person_station_newest',
        keys: [
          { field: 'person', direction: 1 },
          { field: 'station', direction: 1 },
          { field: 'reportedAt', direction: -1 },
        ],
      },
    ],
  },
  {
    name: 'locked_cases',
    rule: 'ADMINONLY',
    indexes: [
      {
        name: 'station_number',
        unique: true,
        keys: [
          { field: 'station', direction: 1 },
          { field: 'number', direction: -1 },
        ],
      },
      {
        name: 'station_state',
        keys: [
          { field: 'station', direction: 1 },
          { field: 'state', direction: 1 },
        ],
      },
      {
        name: 'path_state_newest',
        keys: [
          { field: 'path', direction: 1 },
          { field: 'state', direction: -1 },
          { field: 'lastAt', direction: -1 },
          { field: '_id', direction: 1 },
        ],
      },
    ],
  },
  {
    name: 'emergencies',
    rule: 'ADMINONLY',
    indexes: [
      { name: 'state', keys: [{ field: 'state', direction: 1 }] },
      {
        name: 'path_newest',
        keys: [
          { field: 'path', direction: 1 },
          { field: 'startedAt', direction: -1 },
          { field: '_id', direction: 1 },
        ],
      },
    ],
  },
  {
    name: 'idempotency_keys',
    rule: 'ADMINONLY',
    indexes: [{ name: 'expires', keys: [{ field: 'expiresAt', direction: 1 }] }],
  },
  {
    name: 'grants',
    rule: 'ADMINONLY',
    indexes: [
      {
        name: 'subject_state',
        keys: [
          { field: 'subject', direction: 1 },
          { field: 'state', direction: 1 },
        ],
      },
      {
        name: 'path_listed_newest',
        keys: [
          { field: 'path', direction: 1 },
          { field: 'listed', direction: 1 },
          { field: 'since', direction: -1 },
          { field: '_id', direction: 1 },
        ],
      },
      {
        name: 'path_listed_role_newest',
        keys: [
          { field: 'path', direction: 1 },
          { field: 'listed', direction: 1 },
          { field: 'role', direction: 1 },
          { field: 'since', direction: -1 },
          { field: '_id', direction: 1 },
        ],
      },
    ],
  },
  {
    name: 'invitations',
    rule: 'ADMINONLY',
    indexes: [
      { name: 'code', unique: true, keys: [{ field: 'codeHash', direction: 1 }] },
      {
        name: 'path_state_expires',
        keys: [
          { field: 'path', direction: 1 },
          { field: 'state', direction: 1 },
          { field: 'expiresAt', direction: -1 },
        ],
      },
    ],
  },
  { name: 'guards', rule: 'ADMINONLY', indexes: [] },
  {
    name: 'sessions',
    rule: 'ADMINONLY',
    indexes: [
      {
        name: 'subject_newest',
        keys: [
          { field: 'subject', direction: 1 },
          { field: 'refreshedAt', direction: -1 },
          { field: '_id', direction: 1 },
        ],
      },
      { name: 'expires', keys: [{ field: 'expiresAt', direction: 1 }] },
    ],
  },
  {
    name: 'logins',
    rule: 'ADMINONLY',
    indexes: [
      { name: 'code', unique: true, keys: [{ field: 'codeHash', direction: 1 }] },
      { name: 'expires', keys: [{ field: 'expiresAt', direction: 1 }] },
    ],
  },
  {
    name: 'delegation_offers',
    rule: 'ADMINONLY',
    indexes: [
      { name: 'code', unique: true, keys: [{ field: 'codeHash', direction: 1 }] },
      { name: 'expires', keys: [{ field: 'expiresAt', direction: 1 }] },
    ],
  },
  {
    name: 'delegations',
    rule: 'ADMINONLY',
    indexes: [
      {
        name: 'actor_newest',
        keys: [
          { field: 'actor', direction: 1 },
          { field: 'createdAt', direction: -1 },
        ],
      },
      {
        name: 'person_newest',
        keys: [
          { field: 'person', direction: 1 },
          { field: 'createdAt', direction: -1 },
        ],
      },
    ],
  },
  {
    name: 'audit',
    rule: 'ADMINONLY',
    indexes: [
      {
        name: 'chain_seq',
        unique: true,
        keys: [
          { field: 'chain', direction: 1 },
          { field: 'seq', direction: 1 },
        ],
      },
      {
        name: 'path_newest',
        keys: [
          { field: 'path', direction: 1 },
          { field: 'at', direction: -1 },
          { field: '_id', direction: 1 },
        ],
      },
      {
        name: 'path_kind_newest',
        keys: [
          { field: 'path', direction: 1 },
          { field: 'kind', direction: 1 },
          { field: 'at', direction: -1 },
          { field: '_id', direction: 1 },
        ],
      },
      {
        name: 'path_actor_newest',
        keys: [
          { field: 'path', direction: 1 },
          { field: 'actor', direction: 1 },
          { field: 'at', direction: -1 },
          { field: '_id', direction: 1 },
        ],
      },
      {
        name: 'target_newest',
        keys: [
          { field: 'target', direction: 1 },
          { field: 'at', direction: -1 },
        ],
      },
    ],
  },
  { name: 'audit_heads', rule: 'ADMINONLY', indexes: [] },
  {
    name: 'rate_limits',
    rule: 'ADMINONLY',
    indexes: [{ name: 'expires', keys: [{ field: 'expiresAt', direction: 1 }] }],
  },
  {
    name: 'imports',
    rule: 'ADMINONLY',
    indexes: [],
  },
]
