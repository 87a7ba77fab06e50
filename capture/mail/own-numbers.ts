import { findPhones } from '../normalise/phones'
import type { DraftPhone } from '../types'
import type { Line } from './lines'
import { alternation, list } from './words/list'

/** Numbers that the sender gives as their own in running text: "note my new mobile number, 98220 45999". */

const MINE =
  list(`my|mine|me|mein|meine|meiner|mich|mon|mes|moi|mi|mis|meu|minha|mio|mia|mijn|min|mitt|mój|moje|мой|мне|moj|benim
  मेरा|मेरे|मेरी|मुझे|माझा|माझे|আমার|எனது|నా|મારો|ನನ್ನ`)
const NUMBER =
  list(`number|mobile|phone|cell|whatsapp|call|ring|reach|text|nummer|handy|telefon|telefonnummer|mobilnummer|numéro|portable|número|móvil
  celular|telefone|numero|cellulare|telefono|nummer|gsm|numer|номер|телефон|नंबर|नम्बर|फ़ोन|फोन|मोबाइल|व्हाट्सएप|কল|নম্বর|எண்|నంబర్|નંબર|ಸಂಖ್ಯೆ`)
const word = (entries: readonly string[]): RegExp =>
  new RegExp(String.raw`(?<![\p{L}\p{M}])${alternation(entries)}(?![\p{L}\p{M}])`, 'iu')
const MINE_WORD = word(MINE)
const NUMBER_WORD = word(NUMBER)

export interface OwnNumber {
  readonly phone: DraftPhone
  readonly line: string
}

/** At most three numbers with a country, from sentences that say whose they are. */
export const ownNumbers = (lines: readonly Line[], country: string | undefined): OwnNumber[] => {
  const found: OwnNumber[] = []
  for (const { text } of lines.slice(0, 400)) {
    if (text.length > 1000 || !/\d{3}/.test(text)) continue
    for (const { raw, index, e164, extension, label } of findPhones(text, country === undefined ? {} : { country })) {
      const before = text.slice(Math.max(0, index - 60), index)
      if (e164 === undefined || !MINE_WORD.test(before) || !NUMBER_WORD.test(before)) continue
      const phone = {
        raw,
        e164,
        ...(extension === undefined ? {} : { extension }),
        ...(label === undefined ? {} : { label })
      }
      found.push({ phone, line: text.trim() })
      if (found.length === 3) return found
    }
  }
  return found
}
