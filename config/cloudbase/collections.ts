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

/** The fields of an index in their order, each with its direction: `{ parent: 1, order: 1 }`. */
type Keys = Readonly<Record<string, 1 | -1 | '2dsphere'>>

function index(name: string, keys: Keys): Index {
  return { name, keys: Object.entries(keys).map(([field, direction]) => ({ field, direction })) }
}

function unique(name: string, keys: Keys): Index {
  return { ...index(name, keys), unique: true }
}

function collection(name: string, indexes: readonly Index[]): Collection {
  return { name, rule: 'ADMINONLY', indexes }
}

export const collections: readonly Collection[] = [
  collection('areas', [
    index('parent_order', { parent: 1, order: 1 }),
    index('level_words', { level: 1, words: 1 }),
    index('level_centre', { level: 1, centre: '2dsphere' }),
    index('pending', { namesPending: 1 }),
    index('path', { path: 1, _id: 1 }),
  ]),
  collection('stations', [
    index('tags_location', { tags: 1, location: '2dsphere' }),
    index('words', { words: 1 }),
    index('area_path', { areaPath: 1, _id: 1 }),
  ]),
  collection('settings', []),
  collection('settings_versions', [
    index('section_newest', { section: 1, createdAt: -1, _id: 1 }),
    index('by', { by: 1 }),
  ]),
  collection('people', [
    unique('subject', { subject: 1 }),
    index('phone_until', { phoneUntil: 1 }),
    index('naming_due', { namingDue: 1 }),
    index('community', { community: 1 }),
  ]),
  collection('inbox', [
    index('person_newest', { person: 1, createdAt: -1, _id: 1 }),
    index('person_unread', { person: 1, readAt: 1, createdAt: -1 }),
    index('expires', { expiresAt: 1 }),
    index('created', { createdAt: 1 }),
    index('about', { about: 1 }),
  ]),
  collection('consents', [index('person', { person: 1 })]),
  collection('sendings', [
    index('state_due', { state: 1, dueAt: 1 }),
    index('state_newest', { state: 1, updatedAt: -1, _id: 1 }),
    index('person', { person: 1 }),
    index('created', { createdAt: 1 }),
    index('expires', { expiresAt: 1 }),
  ]),
  collection('message_days', [index('expires', { expiresAt: 1 })]),
  collection('favourites', [index('person_newest', { person: 1, createdAt: -1, _id: 1 })]),
  collection('locked_reports', [
    index('station_newest', { station: 1, reportedAt: -1 }),
    index('person_station_newest', { person: 1, station: 1, reportedAt: -1 }),
  ]),
  collection('locked_cases', [
    unique('station_number', { station: 1, number: -1 }),
    index('station_state', { station: 1, state: 1 }),
    index('path_state_newest', { path: 1, state: -1, lastAt: -1, _id: 1 }),
  ]),
  collection('emergencies', [
    index('state', { state: 1 }),
    index('path_state_newest', { path: 1, state: 1, startedAt: -1, _id: 1 }),
  ]),
  collection('idempotency_keys', [index('expires', { expiresAt: 1 })]),
  collection('grants', [
    index('subject_state', { subject: 1, state: 1 }),
    index('path_listed_newest', { path: 1, listed: 1, since: -1, _id: 1 }),
    index('place_state', { place: 1, state: 1 }),
    index('path_listed_role_newest', { path: 1, listed: 1, role: 1, since: -1, _id: 1 }),
    index('given_by', { givenBy: 1 }),
  ]),
  collection('invitations', [
    unique('code', { codeHash: 1 }),
    index('path_state_expires', { path: 1, state: 1, expiresAt: -1, _id: 1 }),
    index('invited_by', { invitedBy: 1 }),
    index('accepted_by', { acceptedBy: 1 }),
  ]),
  collection('guards', []),
  collection('sessions', [
    index('subject_newest', { subject: 1, refreshedAt: -1, _id: 1 }),
    index('expires', { expiresAt: 1 }),
  ]),
  collection('logins', [
    unique('code', { codeHash: 1 }),
    index('expires', { expiresAt: 1 }),
    index('approved_by', { approvedBy: 1 }),
  ]),
  collection('delegation_offers', [
    unique('code', { codeHash: 1 }),
    index('expires', { expiresAt: 1 }),
    index('person', { person: 1 }),
  ]),
  collection('delegations', [
    index('actor_newest', { actor: 1, createdAt: -1 }),
    index('person_newest', { person: 1, createdAt: -1 }),
  ]),
  collection('audit', [
    unique('chain_seq', { chain: 1, seq: 1 }),
    index('path_newest', { path: 1, at: -1, _id: 1 }),
    index('path_kind_newest', { path: 1, kind: 1, at: -1, _id: 1 }),
    index('path_actor_newest', { path: 1, actor: 1, at: -1, _id: 1 }),
    index('target_newest', { target: 1, at: -1 }),
    index('person_newest', { onBehalfOf: 1, at: -1, _id: 1 }),
    index('actor_newest', { actor: 1, at: -1, _id: 1 }),
  ]),
  collection('audit_heads', []),
  collection('rate_limits', [index('expires', { expiresAt: 1 })]),
  collection('import_uploads', [
    index('person_newest', { person: 1, createdAt: -1 }),
    index('expires', { expiresAt: 1 }),
  ]),
  collection('import_parts', [index('upload', { upload: 1 }), index('expires', { expiresAt: 1 })]),
  collection('photos', [
    index('person_expires', { person: 1, expiresAt: 1 }),
    index('expires', { expiresAt: 1 }),
    index('sweep', { sweepAt: 1 }),
    index('cover_due', { coverDue: 1 }),
  ]),
  collection('imports', []),
  collection('deletions', [index('updated', { updatedAt: 1 }), index('subject', { subject: 1 })]),
  collection('exports', [
    index('state_updated', { state: 1, updatedAt: 1 }),
    index('expires', { expiresAt: 1 }),
  ]),
  collection('export_parts', [index('export', { export: 1, number: 1 })]),
  collection('offerings', [
    index('kind_location', { kind: 1, location: '2dsphere' }),
    index('station', { station: 1 }),
    index('path', { path: 1, _id: 1 }),
  ]),
  collection('slots', [
    index('offering_day', { offering: 1, day: 1, startsAt: 1 }),
    index('offering_state_starts', { offering: 1, state: 1, startsAt: 1 }),
    index('settle', { settleAt: 1 }),
    index('expires', { expiresAt: 1 }),
  ]),
  collection('bookings', [
    unique('hold', { hold: 1 }),
    unique('once', { once: 1 }),
    unique('quota', { quota: 1 }),
    unique('number', { number: 1 }),
    index('slot_holding', { slot: 1, holding: 1 }),
    index('slot_state_line', { slot: 1, state: 1, line: 1 }),
    index('person_upcoming_starts', { person: 1, upcoming: 1, startsAt: 1, _id: 1 }),
    index('station_day_starts', { station: 1, day: 1, startsAt: 1, _id: 1 }),
    index('due', { dueAt: 1 }),
    index('remind', { remindAt: 1 }),
    index('expires', { expiresAt: 1 }),
  ]),
  collection('queues', [index('expires', { expiresAt: 1 })]),
  collection('turns', [
    unique('turn', { turn: 1 }),
    unique('hold', { hold: 1 }),
    unique('once', { once: 1 }),
    index('queue_state_number', { queue: 1, state: 1, number: 1 }),
    index('queue_holding', { queue: 1, holding: 1 }),
    index('queue_number', { queue: 1, number: -1 }),
    index('queue_called', { queue: 1, calledAt: -1 }),
    index('person_day_newest', { person: 1, day: 1, createdAt: -1 }),
    index('station_day_number', { station: 1, day: 1, number: 1 }),
    index('due', { dueAt: 1 }),
    index('expires', { expiresAt: 1 }),
  ]),
  collection('submissions', [
    index('person_newest', { person: 1, createdAt: -1, _id: 1 }),
    index('station_shelf_newest', { station: 1, shelf: 1, stateAt: -1, _id: 1 }),
    index('path_shelf_newest', { path: 1, shelf: 1, stateAt: -1, _id: 1 }),
    index('check_due', { checkDue: 1 }),
    index('expires', { expiresAt: 1 }),
  ]),
  collection('samples', [
    unique('serial', { serial: 1 }),
    index('market_round_oldest', { marketRound: 1, createdAt: 1, _id: 1 }),
    index('booking_oldest', { booking: 1, createdAt: 1, _id: 1 }),
    index('person_newest', { person: 1, createdAt: -1, _id: 1 }),
    index('station_shelf_newest', { station: 1, shelf: 1, stateAt: -1, _id: 1 }),
    index('path_shelf', { path: 1, shelf: 1 }),
  ]),
  collection('sampling_rounds', [index('station_newest', { station: 1, createdAt: -1, _id: 1 })]),
  collection('content_checks', [
    index('about_newest', { about: 1, askedAt: -1 }),
    index('state', { state: 1 }),
    index('expires', { expiresAt: 1 }),
  ]),
  collection('migrations', []),
  collection('leases', []),
  collection('reminders', [index('expires', { expiresAt: 1 })]),
  collection('job_runs', [
    index('job_newest', { job: 1, startedAt: -1, _id: 1 }),
    index('expires', { expiresAt: 1 }),
  ]),
]
