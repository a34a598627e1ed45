/** By what a document names a person. */
export interface Who {
  /** `wx:<openid>`: what the platform says who calls. */
  readonly subject: string
  /** Their id in `people`. */
  readonly id: string
}

/** How the documents of one collection that are about a person are found, and what becomes of them. */
export interface DocumentsOfPerson {
  readonly collection: string
  /** The field that names the person. An index begins with it, or it is `_id`. */
  readonly field: string
  readonly holds: 'subject' | 'id' | 'guard'
  /**
   * The field that says when it was written: what comes after the deletion is of the new account of whoever begins
   * anew. Null where it holds an id of ours, which nobody gets again.
   */
  readonly moment: string | null
  /**
   * With the account: `removed` with its files; `nameless`, the field says `gone:<id>` and the text fields in `blank`
   * are emptied; `stays`, for the id leads to nobody any more.
   */
  readonly then: 'removed' | 'nameless' | 'stays'
  /** Text that may name the person. */
  readonly blank?: readonly string[]
  /** Fields made of the person's name that nobody else's may equal: they become the document's own id. */
  readonly unique?: readonly string[]
  /** The field by which a job finds it: what is to come is ended, which is for the function that keeps it. */
  readonly due?: string
  /** Fields with ids of files, which go with the document. */
  readonly files?: readonly string[]
  /**
   * A file can still come in to where one was allowed, until the moment in this field: till then what removes it stays,
   * with nothing else in it, and goes with the purge when it expires.
   */
  readonly lateFiles?: { readonly until: string; readonly rest: Readonly<Record<string, unknown>> }
  /** Documents that belong to it, by the field that holds its id, and go with it. */
  readonly parts?: { readonly collection: string; readonly field: string }
  /** It says nothing that the person could want to read: it is not in the file of what is stored about them. */
  readonly notTold?: true
  /**
   * Who serves others, leads a team or helps their family finds names and particulars of these people here. The file
   * goes to a phone of their own: it tells these fields only, where the document is not about themselves.
   */
  readonly tells?: readonly string[]
  /** The fields that say something to the person whom it is about; all of them where this is not given. */
  readonly shows?: readonly string[]
}

/**
 * How everything that is kept about a person is found: what they ask for as a file, and what their deletion goes
 * through. A new collection adds a line.
 */
export const documentsOfPerson: readonly DocumentsOfPerson[] = [
  { collection: 'people', field: '_id', holds: 'id', moment: null, then: 'removed' },
  { collection: 'favourites', field: 'person', holds: 'id', moment: null, then: 'removed' },
  { collection: 'locked_reports', field: 'person', holds: 'id', moment: null, then: 'stays' },
  { collection: 'inbox', field: 'person', holds: 'subject', moment: 'createdAt', then: 'removed' },
  // Before the consents: what is being sent at this moment gives its consent back where it is still there.
  { collection: 'sendings', field: 'person', holds: 'subject', moment: 'createdAt', then: 'removed' },
  { collection: 'consents', field: 'person', holds: 'subject', moment: 'createdAt', then: 'removed' },
  {
    collection: 'inbox',
    field: 'about',
    holds: 'subject',
    moment: 'createdAt',
    then: 'nameless',
    blank: ['notice.nickname'],
    notTold: true,
  },
  {
    collection: 'exports',
    field: '_id',
    holds: 'id',
    moment: null,
    then: 'removed',
    files: ['fileId', 'replaced'],
    parts: { collection: 'export_parts', field: 'export' },
    notTold: true,
  },
  { collection: 'sessions', field: 'subject', holds: 'subject', moment: 'createdAt', then: 'removed' },
  { collection: 'logins', field: 'approvedBy', holds: 'subject', moment: 'updatedAt', then: 'removed' },
  {
    collection: 'delegations',
    field: 'person',
    holds: 'subject',
    moment: 'createdAt',
    then: 'nameless',
    blank: ['label'],
  },
  {
    collection: 'delegations',
    field: 'actor',
    holds: 'subject',
    moment: 'createdAt',
    then: 'nameless',
    blank: ['label'],
    tells: ['kind', 'channel', 'createdAt', 'expiresAt', 'endedAt'],
  },
  {
    collection: 'delegation_offers',
    field: 'person',
    holds: 'subject',
    moment: 'createdAt',
    then: 'removed',
  },
  { collection: 'grants', field: 'subject', holds: 'subject', moment: 'createdAt', then: 'nameless' },
  {
    collection: 'grants',
    field: 'givenBy',
    holds: 'subject',
    moment: 'createdAt',
    then: 'nameless',
    notTold: true,
  },
  {
    collection: 'invitations',
    field: 'invitedBy',
    holds: 'subject',
    moment: 'createdAt',
    then: 'nameless',
    tells: ['role', 'place', 'placeName', 'state', 'createdAt', 'expiresAt'],
  },
  {
    collection: 'invitations',
    field: 'acceptedBy',
    holds: 'subject',
    moment: 'updatedAt',
    then: 'nameless',
    blank: ['note'],
  },
  {
    collection: 'audit',
    field: 'actor',
    holds: 'subject',
    moment: 'at',
    then: 'nameless',
    tells: ['at', 'role', 'procedure', 'kind', 'chain'],
  },
  { collection: 'audit', field: 'onBehalfOf', holds: 'subject', moment: 'at', then: 'nameless' },
  { collection: 'settings_versions', field: 'by', holds: 'subject', moment: 'createdAt', then: 'nameless' },
  {
    collection: 'import_uploads',
    field: 'person',
    holds: 'subject',
    moment: 'createdAt',
    then: 'removed',
    shows: ['_id', 'person', 'name', 'bytes', 'expiresAt', 'createdAt', 'updatedAt'],
    parts: { collection: 'import_parts', field: 'upload' },
  },
  {
    collection: 'photos',
    field: 'person',
    holds: 'subject',
    moment: 'createdAt',
    then: 'removed',
    shows: ['_id', 'person', 'state', 'refusal', 'full', 'expiresAt', 'createdAt', 'updatedAt'],
    files: ['original', 'files'],
    lateFiles: {
      until: 'sweepAt',
      rest: {
        state: 'refused',
        full: null,
        thumb: null,
        cover: null,
        covered: null,
        coverDue: null,
        use: null,
      },
    },
  },
  {
    collection: 'submissions',
    field: 'person',
    holds: 'subject',
    moment: 'createdAt',
    then: 'removed',
  },
  {
    collection: 'bookings',
    field: 'person',
    holds: 'subject',
    moment: 'createdAt',
    then: 'nameless',
    blank: ['reason'],
    unique: ['once', 'quota'],
    due: 'dueAt',
    shows: [
      '_id',
      'number',
      'station',
      'startsAt',
      'endsAt',
      'person',
      'onBehalf',
      'state',
      'stateAt',
      'offeredUntil',
      'reason',
      'history',
      'expiresAt',
      'createdAt',
      'updatedAt',
    ],
  },
  {
    collection: 'turns',
    field: 'person',
    holds: 'subject',
    moment: 'createdAt',
    then: 'removed',
    shows: [
      '_id',
      'number',
      'station',
      'day',
      'person',
      'onBehalf',
      'state',
      'stateAt',
      'calledAt',
      'history',
      'expiresAt',
      'createdAt',
      'updatedAt',
    ],
  },
  // What was found in food stays, for figures and for who sold it; nothing leads to who brought it.
  { collection: 'samples', field: 'person', holds: 'subject', moment: 'createdAt', then: 'nameless' },
  { collection: 'guards', field: '_id', holds: 'guard', moment: null, then: 'removed', notTold: true },
]

/** Collections of the table in which nobody's documents can be found, and why. */
export const notFound: Readonly<Record<string, string>> = {
  locked_cases: 'it counts people and names none',
  imports: 'the commands of the operator; who imported on a page stands in import_uploads and audit',
  rate_limits: 'hashes only, gone in minutes',
  idempotency_keys: 'hashes only, gone in seven days',
  import_parts: 'they are found by their upload',
  content_checks: 'they name a submission and nobody, gone in seven days',
  export_parts: 'they are found by their export',
  deletions: 'the deletion itself, which goes last',
  areas: 'contacts are not tied to accounts',
}
