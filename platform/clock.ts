/** Milliseconds since 1970 UTC. Passed in wherever a rule needs the time, so that tests own it. */
export type Clock = () => number

export const systemClock: Clock = () => Date.now()
