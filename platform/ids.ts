const fiveDigits = 36 ** 5

/** `prefix_` and 25 base-36 characters: 128 random bits. Also the only source of randomness of the domain. */
export function newId(prefix: string): string {
  const words = crypto.getRandomValues(new Uint32Array(4))
  let text = ''
  for (let digits = 0; digits < 25; digits += 5) {
    // Long division of the 128 bits: five digits at a time fit into what a number holds exactly.
    let rest = 0
    for (const [at, word] of words.entries()) {
      const value = rest * 2 ** 32 + word
      words[at] = Math.floor(value / fiveDigits)
      rest = value % fiveDigits
    }
    text = rest.toString(36).padStart(5, '0') + text
  }
  return `${prefix}_${text}`
}
