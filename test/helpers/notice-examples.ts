import type { Notice } from '../../domain/inbox/notices'

const name = { zh: '木棉驿站' }
const sample = { sampleId: '0'.repeat(32), food: '小白菜', stationName: name }

/** One notice of each kind, with as little in it as there can be: what tests put into words. */
const booking = {
  bookingId: '0'.repeat(32),
  placeName: name,
  startsAt: '2026-11-23T01:30:00.000Z',
} as const

const turn = {
  offeringId: '0'.repeat(32),
  placeName: name,
  number: 12,
  at: '2026-11-23T01:30:00.000Z',
} as const

export const noticeExamples: Readonly<Record<Notice['kind'], Notice>> = {
  locked_answered: { kind: 'locked_answered', stationId: 'A1', stationName: name, code: 'other', note: '' },
  role_suspended: { kind: 'role_suspended', role: 'station_staff', placeName: name, reason: '' },
  role_resumed: { kind: 'role_resumed', role: 'station_staff', placeName: name, reason: '' },
  role_ended: { kind: 'role_ended', role: 'station_staff', placeName: name, reason: '调岗' },
  invitation_accepted: {
    kind: 'invitation_accepted',
    role: 'station_staff',
    placeName: name,
    nickname: '',
  },
  browser_entered: { kind: 'browser_entered', browser: 'Chrome · Windows' },
  delegation_accepted: { kind: 'delegation_accepted', nickname: '' },
  delegation_ended: { kind: 'delegation_ended', nickname: '女儿' },
  export_asked: { kind: 'export_asked' },
  export_ready: { kind: 'export_ready' },
  locked_reported: { kind: 'locked_reported', stationId: 'A1', stationName: name, outsideHours: true },
  photos_to_decide: { kind: 'photos_to_decide', stationId: 'A1', stationName: name },
  photos_objected: { kind: 'photos_objected', stationId: 'A1', stationName: name },
  photos_waiting: { kind: 'photos_waiting', stationId: 'A1', stationName: name, count: 2 },
  invitation_ending: { kind: 'invitation_ending', role: 'station_staff', placeName: name },
  acted_for_you: { kind: 'acted_for_you', nickname: '', procedure: 'station.setFavourite' },
  session_copied: { kind: 'session_copied', browser: 'Chrome · Windows' },
  phone_unmasked: { kind: 'phone_unmasked', reason: '约好回电' },
  booking_offered: { ...booking, kind: 'booking_offered', until: '2026-11-22T02:00:00.000Z' },
  booking_cancelled: { ...booking, kind: 'booking_cancelled', reason: '设备检修' },
  booking_lapsed: { ...booking, kind: 'booking_lapsed', offered: false },
  booking_missed: { ...booking, kind: 'booking_missed', offered: false },
  booking_reminder: { ...booking, kind: 'booking_reminder', soon: true },
  turn_called: { ...turn, kind: 'turn_called' },
  turn_missed: { ...turn, kind: 'turn_missed' },
  turn_lapsed: { ...turn, kind: 'turn_lapsed' },
  sample_received: { kind: 'sample_received', ...sample },
  sample_published: { kind: 'sample_published', ...sample, outcome: 'positive' },
  sample_screen_again: { kind: 'sample_screen_again', ...sample, finding: 'positive' },
  sample_rejected: { kind: 'sample_rejected', ...sample, reason: { code: 'other', words: '包装破了' } },
  sample_invalidated: { kind: 'sample_invalidated', ...sample, reason: { code: 'wrong_entry', words: '' } },
  photos_published: { kind: 'photos_published', stationId: 'A1', stationName: name },
  photos_held: { kind: 'photos_held', stationId: 'A1', stationName: name },
  photos_refused: {
    kind: 'photos_refused',
    stationId: 'A1',
    stationName: name,
    refusal: { code: 'machine', words: '', label: 21000 },
    final: false,
  },
  photos_taken_down: {
    kind: 'photos_taken_down',
    stationId: 'A1',
    stationName: name,
    refusal: { code: 'other', words: '门口换了', label: null },
    final: true,
  },
}
