import { documents } from './rooms/documents'
import { expressions } from './rooms/expressions'
import { files } from './rooms/files'
import { geo } from './rooms/geo'
import { lookups } from './rooms/lookups'
import { pages } from './rooms/pages'
import { queries } from './rooms/queries'
import { refusals } from './rooms/refusals'
import { stages } from './rooms/stages'
import { transactions } from './rooms/transactions'
import { updates } from './rooms/updates'
import type { Room } from './world'

/** Everything that is tried, room by room. */
export const rooms: readonly Room[] = [
  documents,
  queries,
  pages,
  updates,
  geo,
  transactions,
  stages,
  lookups,
  expressions,
  refusals,
  files,
]
