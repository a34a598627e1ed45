import * as z from 'zod/mini'

// Mini programs have no `new Function`; this must run before the first schema does.
z.config({ jitless: true })
