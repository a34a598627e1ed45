/** Style sheets do nothing in page tests. */
export default {}
