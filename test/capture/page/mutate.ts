/** Small pseudo-random numbers (mulberry32), so that a printed seed brings a failure back. */
export const createRandom = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const NASTY = [
  '<',
  '>',
  '"',
  "'",
  '&',
  '</div>',
  '<div>',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '<script>',
  '</script>',
  '<br>',
  '<td>',
  '\0',
  '\u202E',
  '\u200B',
  '\uD800',
  '\uDC00',
  '\u0301',
  '\uFEFF',
  '\n',
  '\r',
  '\t',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '@',
  '%',
  '%00',
  '%E0%A4%A',
  '\\',
  '\\u',
  '__proto__',
  'constructor',
  'itemscope ',
  'itemref="a" ',
  'id="a" ',
  'class="h-card vcard" ',
  'typeof="Person" ',
  'property="name" ',
  'href="tel:+" ',
  'href="mailto:" ',
  'style="display:none"',
  '+44 20 7946 0321',
  'a@b.example',
  '१२३४५६७८९०',
  'डॉ. ',
  '王',
  '999999999999999999999',
  '() => {}',
  '(((((',
  '…',
  '🙂',
  '12.05.2026',
  ' at ',
  ' dot ',
  'Ltd',
  '©'
]

/** One to six random changes: cut, doubled, moved or overwritten pieces, nasty tokens, a cut end. */
export const mutate = (text: string, random: () => number): string => {
  let result = text
  const at = (): number => Math.floor(random() * (result.length + 1))
  const changes = 1 + Math.floor(random() * 6)
  for (let i = 0; i < changes; i++) {
    const from = at()
    const length = Math.floor(random() ** 3 * 400)
    const piece = result.slice(from, from + length)
    switch (Math.floor(random() * 6)) {
      case 0:
        result = result.slice(0, from) + result.slice(from + length)
        break
      case 1:
        result = result.slice(0, from) + piece + piece + result.slice(from + length)
        break
      case 2: {
        const to = at()
        result = result.slice(0, to) + piece + result.slice(to)
        break
      }
      case 3:
        result = result.slice(0, from)
        break
      default: {
        const token = NASTY[Math.floor(random() * NASTY.length)] ?? ''
        result = result.slice(0, from) + token.repeat(1 + Math.floor(random() ** 4 * 30)) + result.slice(from)
      }
    }
  }
  return result.slice(0, 200_000)
}

/** How many inputs each parser gets: a few hundred in every run, `MUTATIONS=20000` for the long one. */
export const mutationCount = (): number => Number(process.env['MUTATIONS'] ?? '') || 250

/** Runs `check` over mutated inputs; a failure names the seed of its input. */
export const forMutations = (inputs: readonly string[], check: (text: string) => void): void => {
  const start = Number(process.env['MUTATION_SEED'] ?? '') || Math.floor(Math.random() * 1e9)
  for (let i = 0; i < mutationCount(); i++) {
    const seed = start + i
    const random = createRandom(seed)
    const text = mutate(inputs[Math.floor(random() * inputs.length)] ?? '', random)
    try {
      check(text)
    } catch (error) {
      throw new Error(`MUTATION_SEED=${seed} MUTATIONS=1 brings this back`, { cause: error })
    }
  }
}
