/**
 * `npm start`: installs what is missing, then builds what is stale and serves the whole product on one port.
 * See tools/start/run.ts for the settings.
 */
import { runProgram } from './install/run-program.mjs'

await runProgram(() => import('./start/run.ts'))
