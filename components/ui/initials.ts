const letter = /\p{L}|\p{N}/u

/**
 * One or two letters that stand for a name: of its first and its last word. Vowel signs and other marks are left out, so
 * that सरिता राव gives "सर".
 */
export function initials(name: string): string {
  const letters = name
    .slice(0, 200)
    .split(/[\s.,&()/-]+/)
    .map((word) => letter.exec(word)?.[0] ?? '')
    .filter((found) => found !== '')
  const first = letters[0] ?? ''
  const last = letters.length > 1 ? (letters.at(-1) ?? '') : ''
  return (first + last).toLocaleUpperCase()
}
