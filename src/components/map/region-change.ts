/**
 * WeChat tells a change of view twice, at its begin and its end, and why on the event or in its detail,
 * depending on the version of its library.
 */
export function readRegionChange(event: unknown): { ended: boolean; byUser: boolean } {
  const outer = fields(event)
  const native = fields(outer.mpEvent)
  const detail = fields(outer.detail)
  const phases = [outer.type, native.type, detail.type]
  const cause = native.causedBy ?? detail.causedBy ?? outer.causedBy
  return {
    ended: phases.includes('end'),
    byUser: cause === 'drag' || cause === 'scale' || cause === 'gesture',
  }
}

function fields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}
