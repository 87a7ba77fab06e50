/** Companies are compared without their legal form and filler words; what is shown keeps both. */

import { fold } from './fold'
import { wordSimilarity } from './similarity'

/** Legal forms as single folded words after joining dotted letters (`G.m.b.H.` → gmbh, `Pvt.` → pvt). */
const FORMS: ReadonlySet<string> = new Set(
  `ab ag as asa aps amba bv bvba cc co cia company corp corporation coop cooperative cv cvba dba doo eg ehf eirl eireli ek ev eurl
   fzc fze fzco gbr gesmbh ggmbh gie gmbh gp hf huf inc incorporated kft kg kgaa kk ks lda limited limitada ltd ltda llc llp lllp lp mbh
   nv oao ohg ooo oy oyj pao pc plc pllc pte pty pvt private public pt pvba rt sa sae sal saoc saog sarl sas sasu sc sca scop sdn bhd se sgps sia
   sicav sl slu snc soc sociedad societe societa spa spj spk spolka spol sprl spzoo sro srl ste stiftung ug uab unlimited vof wll zao zrt
   praiwet limited privet limitd लिमिटेड प्राइवेट प्रा लि कंपनी कम्पनी एंड`
    .split(/\s+/)
    .map(fold)
)

/** Words that many names share and that some writers leave out. */
const FILLERS: ReadonlySet<string> = new Set(
  'the and und et y e i of de der die das la le les el m s ms messrs'.split(' ').map(fold)
)

const DOTTED = /\b((?:\p{L}\.){2,})/gu

/** Folded words of a company name in order, legal form and fillers included. */
const allWords = (name: string): string[] =>
  fold(
    name
      .slice(0, 200)
      .replaceAll(DOTTED, (letters) => `${letters.replaceAll('.', '')} `)
      .replaceAll(/['’`]/g, '')
  )
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')

/**
 * The words that tell the company: `The Tidewater Labs Pvt. Ltd.` → tidevater labs. When nothing else is left, fillers and
 * forms count (`The Company Ltd`).
 */
export const companyWords = (name: string): string[] => {
  const words = allWords(name)
  const kept = words.filter((word) => !FORMS.has(word) && !FILLERS.has(word))
  return kept.length > 0 ? kept : words
}

/** Initials of a name of several words, for `SBI` and `State Bank of India`. */
const initialsOf = (words: readonly string[]): string =>
  words.length < 3 ? '' : words.map((word) => word.charAt(0)).join('')

const ACRONYM = 0.8

/** 0 to 1. `weigh` gives rare words more weight; without it all words weigh alike. */
export const compareCompanies = (one: string, other: string, weigh: (word: string) => number = () => 1): number => {
  const left = companyWords(one)
  const right = companyWords(other)
  if (left.length === 0 || right.length === 0) return 0
  if (left.join('') === right.join('')) return 1
  const [short, long] = left.length <= right.length ? [left, right] : [right, left]
  if (short.length === 1 && short[0] === initialsOf(long)) return ACRONYM
  return wordSimilarity(left, right, weigh)
}
