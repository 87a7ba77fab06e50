import { hasIndic, latinOfIndic } from './indic'

const CYRILLIC: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ё: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'y',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
  і: 'i',
  ї: 'i',
  є: 'ye',
  ґ: 'g',
  ў: 'u',
  ј: 'j',
  љ: 'lj',
  њ: 'nj',
  ћ: 'c',
  ђ: 'dj',
  џ: 'dz',
  ѓ: 'gj',
  ќ: 'kj'
}

const GREEK: Readonly<Record<string, string>> = {
  α: 'a',
  β: 'v',
  γ: 'g',
  δ: 'd',
  ε: 'e',
  ζ: 'z',
  η: 'i',
  θ: 'th',
  ι: 'i',
  κ: 'k',
  λ: 'l',
  μ: 'm',
  ν: 'n',
  ξ: 'x',
  ο: 'o',
  π: 'p',
  ρ: 'r',
  σ: 's',
  ς: 's',
  τ: 't',
  υ: 'y',
  φ: 'f',
  χ: 'ch',
  ψ: 'ps',
  ω: 'o'
}

const byLetter = (word: string, table: Readonly<Record<string, string>>): string =>
  Array.from(
    word
      .normalize('NFD')
      .replace(/(?<!и)\u0306|[\u0300-\u0305\u0307-\u036F]/gu, '')
      .normalize('NFC')
  )
    .map((letter) => (Object.hasOwn(table, letter) ? table[letter] : letter))
    .join('')

/** A plain Latin reading of a word in an Indic script, Cyrillic or Greek; other words come back in lower case. For look-ups. */
export const latinOf = (word: string): string => {
  const lower = word.toLowerCase()
  if (hasIndic(lower)) return latinOfIndic(lower)
  if (/\p{Script=Cyrillic}/u.test(lower)) return byLetter(lower, CYRILLIC)
  if (/\p{Script=Greek}/u.test(lower)) return byLetter(lower, GREEK).replace(/oy/gu, 'ou').replace(/mp/gu, 'b')
  return lower
}

/** Whether `latinOf` reads another script than Latin in this word. */
export const isTransliterable = (word: string): boolean =>
  /[\u0900-\u0D7F\p{Script=Cyrillic}\p{Script=Greek}]/u.test(word)
