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
