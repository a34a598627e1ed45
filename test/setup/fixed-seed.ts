/**
 * Property tests draw the same examples in every run, so that a red run is the change's doing and can be run
 * again; `npm run soak`, or PROPERTY_SEED=random, draws new ones to look further. PROPERTY_SEED=N repeats one.
 */
import fc from 'fast-check'

const asked = process.env['PROPERTY_SEED'] ?? (process.env['SOAK'] === '1' ? 'random' : '20261121')
if (asked !== 'random') fc.configureGlobal({ seed: Number(asked) })
