/** WeChat's logic layer has no `performance`; libraries that time themselves only ask it for the time. */
export const performance = { now: (): number => Date.now() }
