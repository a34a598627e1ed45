/** Levels of the tree, widest first; a district chooses how deep its tree goes. An estate is a place of its own
 * below a community: grids and estates may cross. */
export const areaLevels = ['district', 'street', 'community', 'grid', 'micro_grid', 'estate'] as const
export type AreaLevel = (typeof areaLevels)[number]
