import { tokens } from '../dom'

export type Prefix = 'p' | 'u' | 'dt' | 'e'

export interface PropertyName {
  readonly prefix: Prefix
  readonly name: string
}

/** Class names of microformats2: lower-case words, with at most one vendor part that may hold digits. */
const ROOT = /^h(?:-[a-z0-9]+)?(?:-[a-z]+)+$/
const PROPERTY = /^(p|u|dt|e)((?:-[a-z0-9]+)?(?:-[a-z]+)+)$/

/** Old root classes and what they are called in microformats2. */
const CLASSIC_ROOTS: Readonly<Record<string, string>> = {
  adr: 'h-adr',
  geo: 'h-geo',
  vcard: 'h-card',
  vevent: 'h-event',
  hfeed: 'h-feed',
  hentry: 'h-entry',
  hnews: 'h-news',
  hproduct: 'h-product',
  hrecipe: 'h-recipe',
  hresume: 'h-resume',
  hreview: 'h-review',
  'hreview-aggregate': 'h-review-aggregate'
}

const ADDRESS = 'post-office-box extended-address street-address locality region postal-code country-name'

const table = (...lists: readonly (readonly [Prefix, string])[]): Map<string, PropertyName[]> => {
  const map = new Map<string, PropertyName[]>()
  for (const [prefix, words] of lists)
    for (const word of words.split(/\s+/)) {
      const [from = '', to = from] = word.split('>')
      map.set(from, [...(map.get(from) ?? []), { prefix, name: to }])
    }
  return map
}

/** Old property classes by new root: `old>new` where the name changed (microformats.org, "backward compatibility"). */
const CLASSIC_PROPERTIES: Readonly<Record<string, ReadonlyMap<string, readonly PropertyName[]>>> = {
  'h-adr': table(['p', ADDRESS]),
  'h-geo': table(['p', 'latitude longitude']),
  'h-card': table(
    [
      'p',
      `fn>name honorific-prefix given-name additional-name family-name honorific-suffix nickname label category role
      title>job-title org organization-name organization-unit note tel tz class mailer agent sort-string adr geo key`
    ],
    ['u', 'email logo photo url sound uid'],
    ['dt', 'bday rev']
  ),
  'h-event': table(
    ['p', 'summary>name description category location attendee contact organizer geo'],
    ['u', 'url'],
    ['dt', 'dtstart>start dtend>end duration']
  ),
  'h-feed': table(['p', 'category author'], ['u', 'url photo']),
  'h-entry': table(
    ['p', 'entry-title>name entry-summary>summary author category geo latitude longitude'],
    ['e', 'entry-content>content'],
    ['u', 'url'],
    ['dt', 'published updated']
  ),
  'h-news': table(['p', 'entry dateline source-org geo latitude longitude'], ['u', 'item-license principles']),
  'h-product': table(['p', 'fn>name price description review brand category'], ['u', 'photo url identifier']),
  'h-recipe': table(
    ['p', 'fn>name ingredient yield summary author nutrition category'],
    ['e', 'instructions'],
    ['u', 'photo'],
    ['dt', 'duration published']
  ),
  'h-resume': table(['p', 'summary contact education experience skill affiliation publications>publication']),
  'h-review': table(
    ['p', 'summary>name item reviewer>author rating best worst category'],
    ['e', 'description>content'],
    ['u', 'url'],
    ['dt', 'dtreviewed>reviewed']
  ),
  'h-review-aggregate': table(['p', 'summary>name item rating best worst average count votes']),
  'h-item': table(['p', 'fn>name'], ['u', 'url photo'])
}

/** Old properties that are things of their own, even without a root class beside them. */
const IMPLIED_ROOTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'h-review': { item: 'h-item' },
  'h-review-aggregate': { item: 'h-item' }
}

/** Old `rel` values that are properties. */
const REL_PROPERTIES: Readonly<Record<string, Readonly<Record<string, PropertyName>>>> = {
  'h-entry': { bookmark: { prefix: 'u', name: 'url' }, tag: { prefix: 'p', name: 'category' } },
  'h-feed': { tag: { prefix: 'p', name: 'category' } },
  'h-review': { tag: { prefix: 'p', name: 'category' }, 'self bookmark': { prefix: 'u', name: 'url' } },
  'h-news': {
    'item-license': { prefix: 'u', name: 'item-license' },
    principles: { prefix: 'u', name: 'principles' }
  }
}

export interface Root {
  readonly types: readonly string[]
  readonly classic: boolean
}

/** What an element is the root of. New names win: with one of them present, old ones mean nothing. */
export const rootOf = (element: Element): Root | undefined => {
  const classes = tokens(element, 'class')
  if (classes.length === 0) return undefined
  const found = new Set<string>()
  for (const name of classes) if (ROOT.test(name)) found.add(name)
  if (found.size > 0) return { types: [...found].sort(), classic: false }
  for (const name of classes) if (Object.hasOwn(CLASSIC_ROOTS, name)) found.add(CLASSIC_ROOTS[name] ?? '')
  return found.size > 0 ? { types: [...found].sort(), classic: true } : undefined
}

const unique = (names: readonly PropertyName[]): PropertyName[] =>
  names.filter((name, i) => names.findIndex((other) => other.name === name.name && other.prefix === name.prefix) === i)

/** The properties that an element is of the item around it. */
export const propertiesOf = (element: Element, root: Root): PropertyName[] => {
  const classes = tokens(element, 'class')
  if (!root.classic) {
    const found: PropertyName[] = []
    for (const name of classes) {
      const match = PROPERTY.exec(name)
      if (match !== null) found.push({ prefix: match[1] as Prefix, name: (match[2] ?? '').slice(1) })
    }
    return unique(found)
  }
  const found: PropertyName[] = []
  for (const type of root.types) {
    const names = Object.hasOwn(CLASSIC_PROPERTIES, type) ? CLASSIC_PROPERTIES[type] : undefined
    for (const name of classes) found.push(...(names?.get(name) ?? []))
    const rels = Object.hasOwn(REL_PROPERTIES, type) ? REL_PROPERTIES[type] : undefined
    if (rels !== undefined) {
      const own = tokens(element, 'rel')
      for (const [rel, property] of Object.entries(rels))
        if (rel.split(' ').every((word) => own.includes(word))) found.push(property)
    }
  }
  return unique(found)
}

/** The root that an old property stands for by itself. */
export const impliedRoot = (element: Element, root: Root): Root | undefined => {
  if (!root.classic) return undefined
  const classes = tokens(element, 'class')
  for (const type of root.types) {
    const implied = Object.hasOwn(IMPLIED_ROOTS, type) ? IMPLIED_ROOTS[type] : undefined
    for (const name of classes)
      if (implied !== undefined && Object.hasOwn(implied, name)) return { types: [implied[name] ?? ''], classic: true }
  }
  return undefined
}
