export { main } from './on-timer'
