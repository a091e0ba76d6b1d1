/** Milliseconds since the epoch. Handed in wherever the cloud lets time pass between two answers, so that a test decides when. */
export type Clock = () => number
