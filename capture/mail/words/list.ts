/** The entries of a word list: one a line or separated by `|`, NFC, lower case. */
export const list = (text: string): string[] =>
  text
    .normalize('NFC')
    .toLowerCase()
    .split(/[|\n]/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')

/** A set of single words. */
export const wordSet = (text: string): ReadonlySet<string> =>
  new Set(
    text
      .normalize('NFC')
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word !== '')
  )

/** A regular expression that matches any of the entries literally. `_` at an end asks for a word boundary there. */
export const anyOf = (entries: readonly string[], flags = 'iu'): RegExp => new RegExp(alternation(entries), flags)

/** The alternation of the entries, longest first, to be built into a larger expression. */
export const alternation = (entries: readonly string[]): string =>
  `(?:${entries
    .toSorted((one, other) => other.length - one.length)
    .map((entry) => entry.replace(/[.*+?^${}()[\]\\/]/g, String.raw`\$&`).replace(/ +/g, String.raw`\s+`))
    .join('|')})`
