/**
 * `npm test [-- TIER… ]`: installs what is missing, builds what is stale, runs every tier, and ends with the
 * line `N passed, N failed`. `--soak` runs the same in full, with the load tier.
 */
import { runProgram } from './install/run-program.mjs'

await runProgram(() => import('./test/run.ts'))
