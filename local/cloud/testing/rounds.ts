/** How often something is tried: quickly by everybody before each change, in full by `npm run soak`. */
export const rounds = (quick: number, full: number): number => (process.env['SOAK'] === '1' ? full : quick)
