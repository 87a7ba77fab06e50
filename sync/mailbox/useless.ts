import type { Listed } from './follow'

/** Files of one writer that are fetched for nothing in one round. */
export const mostWasted = 100
/** Files that are remembered as useless. */
export const mostUseless = 5000

/** A file as it was when it was fetched: another size or tag makes it another. */
export const keyOf = ({ file }: Listed<unknown>): string => `${file.name} ${file.size} ${file.tag}`
