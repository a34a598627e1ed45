/** One run of one jest project (jest.config.mjs). */
export interface Tier {
  readonly name: string
  readonly project: string
  /** Timezone of the machine that the run pretends to be on. */
  readonly timezone: string
  /** It opens Chromium. */
  readonly browser?: true
  readonly soakOnly?: true
}

const plain = (project: string): Tier => ({ name: project, project, timezone: 'UTC' })

/**
 * From fast to slow. Rules must give the same answers wherever the machine stands: the domain runs in three
 * timezones, on both sides of Shanghai and with a change of hours among them.
 */
export const tiers: readonly Tier[] = [
  { ...plain('domain'), name: 'domain (Shanghai)', timezone: 'Asia/Shanghai' },
  { ...plain('domain'), name: 'domain (UTC)' },
  { ...plain('domain'), name: 'domain (New York)', timezone: 'America/New_York' },
  plain('functions'),
  plain('tools'),
  plain('local'),
  plain('pages'),
  plain('native'),
  plain('contract'),
  plain('scenario'),
  { ...plain('weapp'), browser: true },
  { ...plain('browser'), browser: true },
  { ...plain('load'), soakOnly: true },
]
