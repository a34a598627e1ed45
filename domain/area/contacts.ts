/** Who answers for a grid: the three of 一格三员 first, then whoever else a community names. */
export const contactPosts = [
  'community_worker',
  'grid_officer',
  'property_manager',
  'community_police',
  'other',
] as const
export type ContactPost = (typeof contactPosts)[number]

/** More than anybody reads. */
export const MOST_CONTACTS = 12
