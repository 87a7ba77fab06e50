/** A text whose code-unit order is a useful order of names in all scripts: no case, marks or leading punctuation. */
export function sortKey(text: string): string {
  if (ascii.test(text))
    return text
      .toLowerCase()
      .replace(/^[^a-z0-9]+/, '')
      .slice(0, 80)
  return text
    .normalize('NFKD')
    .replace(/\p{Script=Latin}\p{Mn}+/gu, (letter) => letter.charAt(0))
    .toLowerCase()
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .slice(0, 80)
}

/** Most names: nothing to take apart. */
const ascii = /^[ -~]*$/
