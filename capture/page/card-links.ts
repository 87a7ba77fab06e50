import type { CardLink } from '../types'
import { contactLink } from './contact-links'
import { resolve } from './dom'
import type { PageReading } from './types'

const MAX_CARDS = 20

/** Words of a link that say what the file is or what to do with it: a text of nothing else names nobody. */
const PLAIN = new Set(
  'v vcard vcards vcf card cards download save add get view contact contacts details to my our the me as in address book kontakt visitenkarte'.split(
    ' '
  )
)
const namesNobody = (text: string): boolean =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{M}]+/u)
    .every((word) => word === '' || PLAIN.has(word))

/** The contact cards that a page links to, each once. */
export const cardLinks = (reading: PageReading): CardLink[] => {
  const base = reading.base === undefined ? reading.url : resolve(reading.base, reading.url)
  const found = new Map<string, CardLink>()
  for (const link of reading.links) {
    if (contactLink(link.href)?.kind !== 'vcard') continue
    const url = resolve(link.href, base).replace(/#.*$/, '')
    if (!/^https?:/i.test(url) || url.length > 2000 || found.has(url)) continue
    found.set(url, { url, text: namesNobody(link.text) ? nameOfFile(url) : link.text.slice(0, 100) })
    if (found.size >= MAX_CARDS) break
  }
  return [...found.values()]
}

/** `…/people/jane-doe.vcf` → `jane-doe.vcf`. */
const nameOfFile = (url: string): string => {
  const name =
    url
      .replace(/[?#].*$/, '')
      .split('/')
      .at(-1) ?? ''
  try {
    return decodeURIComponent(name).slice(0, 100)
  } catch {
    return name.slice(0, 100)
  }
}
