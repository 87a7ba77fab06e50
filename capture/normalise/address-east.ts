import type { DraftAddress } from '../types'
import { asciiDigits, tidy } from './plain-text'

type Parts = Omit<DraftAddress, 'raw'>

const JAPANESE =
  /^(東京都|北海道|(?:京都|大阪)府|\p{Script=Han}{2,3}県)(\p{Script=Han}{1,6}?[市郡]\p{Script=Han}{0,6}?[区町村]?|\p{Script=Han}{1,5}?区|\p{Script=Han}{1,6}?市)?(.*)$/u
const CHINESE =
  /^(\p{Script=Han}{2,8}?(?:省|自治区|特别行政区)|北京市?|上海市?|天津市?|重庆市?)?\s*(\p{Script=Han}{2,8}?(?:市|自治州|地区|盟))?(\p{Script=Han}{1,8}?[区县縣區])?(.*)$/u
const KOREAN =
  /^(\p{Script=Hangul}{2,6}(?:특별시|광역시|특별자치시|특별자치도|도))?\s*(\p{Script=Hangul}{1,5}시)?\s*(\p{Script=Hangul}{1,5}[구군])?\s*(.*)$/u

const filled = (parts: Record<string, string | undefined>): Parts =>
  Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined && value.trim() !== ''))

/** Addresses in Han characters or Hangul, written from the large to the small without commas; undefined for all others. */
export const eastAsianAddress = (raw: string): Parts | undefined => {
  const text = tidy(asciiDigits(raw.slice(0, 400)))
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  const eastern = text.match(/[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0
  if (eastern < 4 || eastern < 0.6 * letters) return undefined
  const postcode = /〒?\s?(?<![\d-])(\d{3}-\d{4}|\d{5,6}|\d{3}-\d{3})(?![\d-])/u.exec(text)
  const bare = text
    .replace(postcode?.[0] ?? '', ' ')
    .replace(/\(\s*\)/u, ' ')
    .replace(/^(?:地址|住所|所在地|주소)\s*[:：]?\s*/u, '')
    .replace(/^[\s,，:：邮编邮政编码]+/u, '')
    .trim()
  const named = /^(?:中国|中國|中华人民共和国|日本国?|대한민국|한국|台灣|台湾)[\s,，]*/u.exec(bare)?.[0] ?? ''
  const rest = bare.slice(named.length)
  const code = postcode?.[1]
  if (/\p{Script=Hangul}/u.test(rest)) {
    const [, region, city, district, street] = KOREAN.exec(rest) ?? []
    const town = city ?? (region === undefined ? district : region)
    const area = city === undefined ? undefined : region
    if (town === undefined) return undefined
    return filled({
      street: `${town === district ? '' : (district ?? '')} ${street ?? ''}`.trim(),
      city: town,
      region: area,
      postcode: code,
      country: 'KR'
    })
  }
  const japanese = JAPANESE.exec(rest)
  if (japanese) {
    return filled({
      street: japanese[3]?.trim(),
      city: japanese[2] ?? japanese[1],
      region: japanese[1],
      postcode: code,
      country: 'JP'
    })
  }
  const [, region, city, district, street] = CHINESE.exec(rest) ?? []
  if (region === undefined && city === undefined) return undefined
  const municipality = /^(?:北京|上海|天津|重庆)/u.test(region ?? '')
  return filled({
    street: `${district ?? ''}${street ?? ''}`.trim(),
    city: city ?? (municipality ? region : district),
    region,
    postcode: code,
    country: /台/u.test(named) ? 'TW' : 'CN'
  })
}

const EAST_LETTER = /[\p{Script=Han}\p{Script=Hangul}]/u
const MAX_LINE = 160

/** Province or city, a district below it, and a number: what tells an address from a sentence that names a town. */
const SHAPES: readonly RegExp[] = [
  /(?:東京都|北海道|(?:京都|大阪)府|\p{Script=Han}{2,3}県)\s?\p{Script=Han}{1,6}[市区郡町村].{0,60}(?:\d|丁目|番地)/u,
  /\p{Script=Han}{2,8}(?:省|市|自治区)\s?\p{Script=Han}{1,12}[区县縣區镇市路街道].{0,60}\d/u,
  /[가-힣]{1,6}(?:시|도)\s[가-힣]{1,6}[시군구]\s.{0,40}[가-힣](?:로|길|동|가)\s?\d/u
]

/** Numbers behind an address in the same line. */
const BEHIND = /[\s,，、|／]*(?:TEL|FAX|電話|电话|전화|传真|傳真|팩스)[\s:：.].*$/iu

const POSTCODE_LINE = /^〒?\s?\d{3}-\d{4}$/u

/** The address in Han characters or Hangul that begins in line `at`, perhaps with its postcode in a line of its own. */
export const eastAsianBlock = (
  lines: readonly string[],
  at: number
): { readonly end: number; readonly raw: string } | undefined => {
  const isAddress = (line: string): boolean =>
    line.length <= MAX_LINE && EAST_LETTER.test(line) && SHAPES.some((shape) => shape.test(line))
  const line = (lines[at] ?? '').replace(BEHIND, '')
  if (isAddress(line)) return { end: at + 1, raw: line }
  const next = (lines[at + 1] ?? '').replace(BEHIND, '')
  return POSTCODE_LINE.test(line) && isAddress(next) ? { end: at + 2, raw: `${line} ${next}` } : undefined
}
