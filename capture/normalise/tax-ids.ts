import type { DraftTaxId } from '../types'
import { asciiDigits } from './plain-text'
import { OTHER_VALIDATORS, VAT_VALIDATORS, type TaxValidator } from './tax-validators'

const MAX_TEXT = 200_000
const MAX_FOUND = 50
const MAX_TRIES = 60

const BASE36 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

const bare = (text: string): string =>
  asciiDigits(text)
    .toUpperCase()
    .replace(/[^A-Z0-9]/gu, '')

/** Luhn's sum in base 36, the check character of the Indian GSTIN. */
const gstinCheck = (body: string): string => {
  let sum = 0
  for (let at = 0; at < body.length; at++) {
    const product = BASE36.indexOf(body[at] ?? '') * (at % 2 === 0 ? 1 : 2)
    sum += Math.floor(product / 36) + (product % 36)
  }
  return BASE36[(36 - (sum % 36)) % 36] ?? ''
}

/** Fourth letter of a PAN: what kind of holder (company, person, firm, trust, …). */
const PAN = /^[A-Z]{3}[ABCFGHJKLPTE][A-Z](?!0000)\d{4}[A-Z]$/u

/** Taxpayers in general, then UN bodies, other bodies, non-residents, online suppliers, deductors and collectors of tax. */
const GSTIN_SHAPES = [
  /^\d{2}[A-Z]{5}\d{4}[A-Z][1-9A-Z]Z[0-9A-Z]$/u,
  /^\d{4}[A-Z]{3}\d{5}[UO]N[0-9A-Z]$/u,
  /^\d{4}[A-Z]{3}\d{5}NR[0-9A-Z]$/u,
  /^99\d{2}[A-Z]{3}\d{5}O[SC][0-9A-Z]$/u,
  /^\d{2}[A-Z]{4}[0-9A-Z]\d{4}[A-Z][1-9A-Z][CD][0-9A-Z]$/u
]

const isState = (code: string): boolean => /^(?:0[1-9]|[12]\d|3[0-8]|9[6-9])$/u.test(code)

const gstin = (value: string): string | undefined => {
  const text = bare(value)
  if (text.length !== 15 || !isState(text.slice(0, 2)) || !GSTIN_SHAPES.some((shape) => shape.test(text)))
    return undefined
  if (GSTIN_SHAPES[0]?.test(text) && !PAN.test(text.slice(2, 12))) return undefined
  return gstinCheck(text.slice(0, 14)) === text[14] ? text : undefined
}

const pan = (value: string): string | undefined => {
  const text = bare(value)
  return PAN.test(text) ? text : undefined
}

/** Lengths of the national account numbers (ISO 13616 registry), by country. */
const IBAN_LENGTHS =
  'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SC31 SD18 SE24 SI19 SK24 SM27 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20'

const ibanLengths: ReadonlyMap<string, number> = new Map(
  IBAN_LENGTHS.split(' ').map((entry) => [entry.slice(0, 2), Number(entry.slice(2))])
)

const iban = (value: string): string | undefined => {
  const text = asciiDigits(value)
    .toUpperCase()
    .replace(/[\s.-]/gu, '')
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/u.test(text) || ibanLengths.get(text.slice(0, 2)) !== text.length)
    return undefined
  const numeric = (text.slice(4) + text.slice(0, 4)).replace(/[A-Z]/gu, (letter) => String(BASE36.indexOf(letter)))
  let rest = 0
  for (const digit of numeric) rest = (rest * 10 + Number(digit)) % 97
  return rest === 1 ? text : undefined
}

const checked = (validate: TaxValidator | undefined, value: string): string | undefined => {
  if (!validate || value.length > 60) return undefined
  try {
    const result = validate(value)
    return result.isValid ? result.compact : undefined
  } catch {
    return undefined
  }
}

const vatCountry = (country: string): string => ({ EL: 'GR', XI: 'GB', UK: 'GB' })[country] ?? country

const vat = (value: string, country: string | undefined): string | undefined => {
  const prefix = /^\s*([A-Z]{2})(?=[\s.-]*[A-Z0-9])/iu.exec(value)?.[1]?.toUpperCase()
  const code = vatCountry((country ?? prefix ?? '').toUpperCase())
  const validate = Object.hasOwn(VAT_VALIDATORS, code) ? VAT_VALIDATORS[code] : undefined
  return checked(validate, asciiDigits(value).trim())
}

/**
 * The compact form of a number when its check digits (or, for PAN, its structure) hold; undefined when they do not.
 * Schemes: `gstin`, `pan`, `iban`, `vat` (with a country, or the country's letters in the value), `siren`, `siret`, `abn`,
 * `acn`, `cnpj`, `cuit`, `rut`, `nit`, `rfc`, `inn`, `uscc`, `uen`, `ird`, `vkn`, `edrpou`.
 */
export const validateTaxId = (scheme: string, value: string, country?: string): string | undefined => {
  const name = scheme.toLowerCase()
  if (value.length > 60) return undefined
  if (name === 'gstin') return gstin(value)
  if (name === 'pan') return pan(value)
  if (name === 'iban') return iban(value)
  if (name === 'vat') return vat(value, country)
  return Object.hasOwn(OTHER_VALIDATORS, name) ? checked(OTHER_VALIDATORS[name], asciiDigits(value)) : undefined
}

/** Numbers that carry their country: two letters and what their countries put behind them. */
const PREFIXED =
  /(?<![A-Z0-9])(ATU|(?:BE|BG|CY|CZ|DE|DK|EE|EL|ES|FI|FR|GB|GR|HR|HU|IE|IT|LT|LU|LV|MT|NL|PL|PT|RO|SE|SI|SK|XI|NO|IS)(?=[\s.-]?[A-Z0-9]))[\s.-]?([0-9A-Z](?:[ .-]?[0-9A-Z*+]){6,13})(?![A-Z0-9])/gu

const SWISS = /(?<![A-Z0-9])CHE[-\s]?\d{3}[.\s]?\d{3}[.\s]?\d{3}(?:\s?(?:MWST|TVA|IVA))?/gu

const VAT_LABEL =
  /(?:vat|ust|uid|umsatzsteuer|mwst|tva|btw|iva|moms|alv|dph|dič|dic|ddv|pdv|afm|αφμ|nif|cif|nip|cvr|orgnr|tax|steuer|fiscal|fiscale|intracom|áfa|adószám|pvm|kmkr)[^\n]{0,30}$/iu

/** Labels that name a scheme, and what may stand between label and number. */
const LABELLED: readonly (readonly [scheme: string, country: string | undefined, label: RegExp])[] = [
  ['pan', undefined, /\bPAN\b/giu],
  ['siret', undefined, /\bSIRET\b/giu],
  ['siren', undefined, /\b(?:SIREN|RCS(?:\s+\p{L}+)?)\b/giu],
  ['abn', undefined, /\bABN\b/gu],
  ['acn', undefined, /\bACN\b/gu],
  ['cnpj', undefined, /\bCNPJ(?:\/MF)?\b/giu],
  ['cuit', undefined, /\bCUIT\b/giu],
  ['rut', undefined, /\bRUT\b/gu],
  ['nit', undefined, /\bNIT\b/gu],
  ['rfc', undefined, /\bRFC\b/gu],
  ['inn', undefined, /(?<![\p{L}])(?:ИНН|INN)(?![\p{L}])/gu],
  ['uen', undefined, /\bUEN\b/gu],
  ['vat', 'IT', /\b(?:P\.?\s?IVA|Partita\s+IVA|C\.?F\.?\s?(?:e|\/)\s?P\.?\s?IVA)\b/giu],
  ['vat', 'PL', /\bNIP\b/gu],
  ['vat', 'ES', /\b(?:CIF|NIF|C\.I\.F\.?|N\.I\.F\.?)(?![\p{L}])/gu],
  ['vat', 'PT', /\b(?:NIPC|NIF|Contribuinte)\b/gu],
  ['vat', 'CZ', /\bDIČ\b/gu],
  ['vat', 'DK', /\bCVR(?:-?nr)?\b/giu],
  ['vat', 'HR', /\bOIB\b/gu],
  ['vat', 'GR', /(?<![\p{L}])(?:ΑΦΜ|Α\.Φ\.Μ\.?)(?![\p{L}])/gu],
  ['vat', 'GB', /\bVAT\b/gu],
  ['vat', 'NO', /\b(?:Org\.?\s?(?:nr|no)\.?)/giu]
]

const BEHIND_LABEL =
  /^[^\p{L}\p{N}\n]{0,4}(?:(?:card|no|nr|num|number|numero|número|code|id|reg|registration|n)\b[^\p{L}\p{N}\n]{0,4}){0,3}([A-Z]{0,4}[0-9A-Z](?:[ ./-]?[0-9A-Z]){5,19})(?![A-Z0-9])/iu

interface Hit extends DraftTaxId {
  readonly index: number
}

const gstinHits = (text: string): Hit[] =>
  [
    ...text.matchAll(
      /(?<![A-Z0-9])\d{2}[ -]?[A-Z0-9]{5}[ -]?\d{4}[ -]?[A-Z0-9]{1,2}[ -]?[A-Z0-9]{1,2}[ -]?[A-Z0-9](?![A-Z0-9])/giu
    )
  ].flatMap((found) => {
    const value = gstin(found[0])
    return value ? [{ scheme: 'gstin', value, index: found.index }] : []
  })

/** The longest beginning of a run of groups that is valid: the run may have caught the next word. */
const longestValid = (written: string, check: (value: string) => string | undefined): string | undefined => {
  const groups = written.split(/(?<=[A-Z0-9])(?=[ ./-])/iu)
  for (let count = groups.length; count > 0; count--) {
    const value = check(groups.slice(0, count).join(''))
    if (value) return value
  }
  return undefined
}

const prefixedHits = (text: string): Hit[] => {
  const hits: Hit[] = []
  let tries = 0
  for (const found of text.matchAll(PREFIXED)) {
    if (++tries > 10 * MAX_TRIES) break
    const prefix = (found[1] ?? '').slice(0, 2)
    const spaced = /[\s.-]/u.test(found[0])
    if (spaced && !VAT_LABEL.test(text.slice(Math.max(0, found.index - 48), found.index))) continue
    const value = longestValid(found[0], (part) => vat(part, prefix))
    if (value)
      hits.push({
        scheme: 'vat',
        value: `${prefix === 'GR' ? 'EL' : prefix}${value.replace(/^[A-Z]{2}(?=\d)/u, '')}`,
        index: found.index
      })
  }
  for (const found of text.matchAll(SWISS)) {
    const value = vat(/(?:MWST|TVA|IVA)$/u.test(found[0]) ? found[0] : `${found[0]} MWST`, 'CH')
    if (value) hits.push({ scheme: 'vat', value: value.replace(/(?:MWST|TVA|IVA)$/u, ''), index: found.index })
  }
  return hits
}

const labelledHits = (text: string): Hit[] => {
  const hits: Hit[] = []
  for (const [scheme, country, label] of LABELLED) {
    let tries = 0
    for (const found of text.matchAll(label)) {
      if (++tries > MAX_TRIES) break
      const at = found.index + found[0].length
      const behind = BEHIND_LABEL.exec(text.slice(at, at + 60))
      const written = behind?.[1]
      if (!written || !behind) continue
      const value = longestValid(written, (part) => validateTaxId(scheme, part, country))
      const index = at + behind.index + behind[0].length - written.length
      if (value)
        hits.push({
          scheme,
          value: country && !value.startsWith(country) ? `${country === 'GR' ? 'EL' : country}${value}` : value,
          index
        })
      if (hits.length > MAX_FOUND) return hits
    }
  }
  return hits
}

/**
 * The tax and company numbers of a text whose check digits hold, in order: GSTIN anywhere, VAT numbers with their country's
 * letters, others behind their label. A number without a valid check is left out.
 */
export const findTaxIds = (text: string): DraftTaxId[] => {
  const plain = asciiDigits(text.slice(0, MAX_TEXT))
  const hits = [...gstinHits(plain), ...prefixedHits(plain), ...labelledHits(plain)].sort((a, b) => a.index - b.index)
  const seen = new Set<string>()
  const places = new Set<number>()
  const list: DraftTaxId[] = []
  for (const { scheme, value, index } of hits) {
    if (seen.has(value) || places.has(index) || list.length >= MAX_FOUND) continue
    seen.add(value)
    places.add(index)
    list.push({ scheme, value })
  }
  return list
}
