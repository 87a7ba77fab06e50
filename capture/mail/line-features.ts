import type { Party } from './mailboxes'
import { afterClosing, isClosing } from './words/closings'
import { isDeviceLine } from './words/notices'

/** What a single line looks like: the evidence by which a signature block is found. */

/** `-- `, `--`, `—`, `_____`, `=====`: a line of marks only. RFC 3676 §4.3 names `-- `; people write the others. */
export const isDelimiter = (text: string): boolean =>
  /^\s*(?:-{2,3}|[–—]{1,6}|[-–—_=*~#+・.─━═]{4,70}|\u2e3a|\u2e3b)\s*$/.test(text)

/** The delimiter of RFC 3676 §4.3, with or without its trailing space. */
export const isSignatureDelimiter = (text: string): boolean => /^\s{0,3}(?:--|—|––)\s*$/.test(text)

const isSignOff = (text: string): boolean => isClosing(text) || afterClosing(text) !== undefined

const words = (text: string): string[] =>
  text
    .trim()
    .split(/[\s\u00a0|/]+/)
    .filter((word) => word !== '')

const URL =
  /(?:https?:\/\/|www\.)\S+|(?<![@\p{L}\d.])(?:[\p{L}\d-]{1,60}\.){1,4}(?:com|org|net|in|co|io|de|fr|uk|us|eu|es|it|nl|ch|at|info|biz|example)(?![\p{L}\d@.-])/iu
const EMAIL = /[^\s<>()[\]"',;:]{1,64}@[^\s<>()[\]"',;:]{2,253}\.[\p{L}]{2,24}/u
const PHONE = /(?<![\d\p{L}])(?:\+|00|\()?\d[\d\s\u00a0().\-–/]{5,22}\d(?!\d)/u
const PHONE_LABEL =
  /(?<![\p{L}\p{M}])(?:t|p|m|f|o|d|c|w|h|tel|tél|tlf|telefon|telephone|teléfono|telefone|telefono|téléphone|phone|ph|mob|mobile|mobil|móvil|celular|cell|cel|handy|gsm|fax|direct|office|whatsapp|toll free|skype|दूरभाष|फ़ोन|फोन|मोबाइल|मो|फ़ैक्स|भ्रमणध्वनी|ফোন|মোবাইল|தொலைபேசி|செல்|ఫోన్|మొబైల్|ફોન|મોબાઇલ|ಫೋನ್|ಮೊಬೈಲ್|ഫോൺ|മൊബൈൽ|ਫੋਨ|ਮੋਬਾਈਲ|тел|моб|факс|電話|电话|手机|手機|전화|휴대폰|هاتف|جوال|טלפון|נייד)[.:)\]\s/-]{1,3}(?=[\s+(\d])/iu

const hasEmail = (text: string): boolean => text.includes('@') && EMAIL.test(text)
export const hasUrl = (text: string): boolean => URL.test(text)

/** A digit group that can be a telephone number: seven digits or more, no date. */
const hasPhone = (text: string): boolean => {
  const match = PHONE.exec(text)
  if (match === null) return false
  const digits = match[0].replace(/\D/g, '').length
  if (digits < 7 || digits > 16) return PHONE_LABEL.test(text) && digits >= 5
  return !/^\(?\d{1,4}[./-]\d{1,2}[./-]\d{2,4}$/.test(match[0].trim())
}

/** Something that hardly stands in running text: number, address, link. */
export const hasContact = (text: string): boolean => hasEmail(text) || hasUrl(text) || hasPhone(text)

const SENTENCE_END = /[.?!।॥。！？؟…]["'”»)]*\s*$/u
const FUNCTION_WORD =
  /(?<![\p{L}\p{M}])(?:the|is|are|was|were|be|been|have|has|had|will|would|can|could|should|that|this|these|which|if|when|please|we|you|they|it|i|me|my|your|our|not|but|because|there|here|do|does|did|let|know|get|see|need|want|der|die|das|ist|sind|wir|sie|nicht|bitte|dass|wenn|ich|le|les|est|sont|nous|vous|pas|que|qui|je|el|los|las|es|son|por favor|nosotros|usted|não|você|il|che|non|sono|het|een|niet|wij|u|är|inte|och|og|ikke|nie|jest|że|и|не|что|на|это|мы|вы|है|हैं|था|थे|कि|और|में|नहीं|कृपया|हम|आप|मैं|आहे|नाही|আছে|না|এবং|இல்லை|మేము|છે|ನಾವು)(?![\p{L}\p{M}])/giu

const HANGUL_SENTENCE = /(?:니다|습니까|세요|어요|아요|해요|네요)[.!?]?\s*$/u
const CJK = /[\u3040-\u30ff\u4e00-\u9fff]/

/** A line of running text: a sentence, or the middle of one. */
export const isProse = (text: string): boolean => {
  const trimmed = text.trim()
  const tokens = words(trimmed)
  if (isSignOff(trimmed)) return false
  if (CJK.test(trimmed)) return /[。？！]\s*$/.test(trimmed) && trimmed.length >= 6
  if (HANGUL_SENTENCE.test(trimmed)) return true
  if (tokens.length < 3) return false
  if (/[?？؟]\s*$/.test(trimmed)) return true
  const functional = [...trimmed.slice(0, 400).matchAll(FUNCTION_WORD)].length
  if (hasContact(trimmed) && tokens.length <= 12 && functional <= 2) return false
  if (functional >= 1 && SENTENCE_END.test(trimmed) && !looksLikeList(trimmed)) return true
  if (tokens.length >= 14) return functional >= 2 || SENTENCE_END.test(trimmed)
  if (functional >= 2 && tokens.length >= 4) return true
  if (functional >= 1 && tokens.length >= 5) return !looksLikeList(trimmed)
  return SENTENCE_END.test(trimmed) && tokens.length >= 5 && /^\p{Lu}?\p{Ll}+(?:\s\p{Ll}+){3}/u.test(trimmed)
}

/** Commas, bars and capitals: an address or a list of offices, not a sentence. */
const looksLikeList = (text: string): boolean => {
  const capitals = words(text).filter((word) => /^[\p{Lu}\d]/u.test(word)).length
  return capitals >= words(text).length * 0.7 || /\s[|•·]\s/.test(text)
}

/** One to five words, each like a part of a name; letters of any script. */
export const isNameLike = (text: string): boolean => {
  if (/[\p{L}\p{M}]{5,}\.\s*$/u.test(text)) return false
  const trimmed = text.trim().replace(/^[-–—~*_]+\s*|[*_,.]+$/g, '')
  if (trimmed.length < 2 || trimmed.length > 50 || /[\d@:;!?/|<>=#%&।。，、！？]/.test(trimmed)) return false
  const tokens = words(trimmed)
  if (tokens.length > 5 || (CJK.test(trimmed) && trimmed.length > 10)) return false
  return tokens.every((token) =>
    /^(?:\p{Lu}|\p{Lo}|\(|"|'|“|d'|de|del|van|von|der|den|da|di|la|le|el|al|bin|bint|dos|du|ter|ten|y)/u.test(token)
  )
}

/** A short line that is not running text: what signatures are made of. */
export const isShortLine = (text: string): boolean => {
  const trimmed = text.trim()
  return trimmed.length <= 100 && !isProse(trimmed)
}

const REGISTER =
  /\bHR[AB]\b|Amtsgericht|Geschäftsführ(?:er|ung)(?:in)?\s*:|Vorstand\s*:|Aufsichtsrat|Handelsregister|USt-?Id|Registered in|Company (?:No|Reg)|\bCIN\b|\bGSTIN\b|\bSIRET\b|\bRCS\b|P\.?\s?IVA|\bKvK\b|\bNIP\b|\bKRS\b/i

/** A line of a commercial register: its numbers are no postcodes, and the persons it names did not write. */
export const isRegisterLine = (text: string): boolean => REGISTER.test(text)

export const isDevice = isDeviceLine

/** The words of a sender's name and of the local part of the address, lower case; at least two letters, three in the address. */
export const senderTokens = (sender: Party | undefined): ReadonlySet<string> => {
  const local = sender?.email?.slice(0, sender.email.lastIndexOf('@')) ?? ''
  return new Set([...lettersOf(sender?.name ?? '', 2), ...lettersOf(local, 3)])
}

const lettersOf = (text: string, least: number): string[] =>
  text
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{M}]+/u)
    .filter((token) => token.length >= least)

/** A line that names the sender: at least one word of the name, at most two other words. */
export const namesSender = (text: string, tokens: ReadonlySet<string>): boolean => {
  if (tokens.size === 0 || text.length > 70 || hasContact(text)) return false
  const found = text
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{M}]+/u)
    .filter((token) => token !== '')
  const hits = found.filter((token) => tokens.has(token)).length
  const others = found.filter((token) => !tokens.has(token) && token.length > 1).length
  return hits > 0 && others <= Math.max(1, hits) && found.length <= 6
}
