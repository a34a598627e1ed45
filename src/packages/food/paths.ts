/** Addresses of the pages of a sample desk. */
export const foodPaths = {
  desk: '/packages/food/desk/index',
  sample: (id: string) => `/packages/food/sample/index?id=${encodeURIComponent(id)}`,
} as const
