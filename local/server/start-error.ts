/** A start that cannot be, in a sentence for a person. */
export class StartError extends Error {}
