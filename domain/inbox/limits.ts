/** As many unread messages are counted; of more it is said that there are more. */
export const MOST_UNREAD = 99
