export const pageLink = (path: string): string => `${window.location.origin}/#${path}`
