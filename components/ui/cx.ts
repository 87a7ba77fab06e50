/** Joins class names; what is not there is left out. */
export const cx = (...names: (string | false | undefined)[]): string => names.filter(Boolean).join(' ')
