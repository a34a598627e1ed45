/** Addresses of the pages of a sample desk. */
export const foodPaths = {
  desk: '/packages/food/desk/index',
  sample: (id: string) => `/packages/food/sample/index?id=${encodeURIComponent(id)}`,
  rounds: (station: string) => `/packages/food/rounds/index?id=${encodeURIComponent(station)}`,
  round: (id: string) => `/packages/food/round/index?id=${encodeURIComponent(id)}`,
} as const
