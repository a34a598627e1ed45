/** The same work as `jobs`, started by other timers: a function may have ten of them. */
export { main } from '../jobs/on-timer'
