/** Levels of the tree, widest first; a district chooses how deep its tree goes. An estate is a place of its own
 * below a community: grids and estates may cross. */
export const areaLevels = ['district', 'street', 'community', 'grid', 'micro_grid', 'estate'] as const
export type AreaLevel = (typeof areaLevels)[number]

/** What may stand directly below an area of each level. */
export const levelsBelow: Readonly<Record<AreaLevel, readonly AreaLevel[]>> = {
  district: ['street', 'community'],
  street: ['community'],
  community: ['grid', 'estate'],
  grid: ['micro_grid'],
  micro_grid: [],
  estate: [],
}
