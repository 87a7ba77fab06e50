import type { SourceKind } from '../types'
import { jsonLd } from './json-ld'
import { cleanLine } from './lines'
import type { MicrodataItem, MicroformatItem, MicroformatValue, PageReading, RdfaNode } from './types'

/**
 * One thing that a page describes in its structured data, in schema.org's words whatever the encoding was. Values are
 * plain text or further entities; entities may refer to each other in circles.
 */
export interface Entity {
  readonly source: SourceKind
  /** Local names (`Person`, `LocalBusiness`), without vocabulary. */
  readonly types: Set<string>
  id?: string
  readonly props: Map<string, (string | Entity)[]>
  /** By which properties of which entities it was reached; empty for a root. */
  readonly parents: { readonly relation: string; readonly entity: Entity }[]
}

const MAX_ENTITIES = 600
const MAX_DEPTH = 30

const localName = (name: string): string => /[^/#:]*$/.exec(name.trim())?.[0] ?? name

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  quot: '"',
  apos: "'",
  lt: '<',
  gt: '>',
  nbsp: ' ',
  szlig: 'ß',
  oslash: 'ø',
  aelig: 'æ',
  oelig: 'œ',
  ndash: '–',
  mdash: '—',
  rsquo: '’',
  lsquo: '‘',
  middot: '·',
  bull: '•',
  reg: '®',
  trade: '™',
  copy: '©'
}

const MARKS: Readonly<Record<string, string>> = {
  grave: '\u0300',
  acute: '\u0301',
  circ: '\u0302',
  tilde: '\u0303',
  uml: '\u0308',
  ring: '\u030A',
  cedil: '\u0327'
}

/** `eacute`, `Uuml`: a letter and the name of its accent. */
const accented = (name: string): string | undefined => {
  const mark = name.slice(1)
  return Object.hasOwn(MARKS, mark) ? `${name[0] ?? ''}${MARKS[mark] ?? ''}`.normalize('NFC') : undefined
}

/** Text without tags and with character references decoded: names in JSON-LD are often written as HTML. */
const plainText = (text: string): string => {
  const decoded = text.includes('&')
    ? text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,7}));/gi, (whole, dec, hex, name: string | undefined) => {
        if (name !== undefined)
          return Object.hasOwn(ENTITIES, name) ? (ENTITIES[name] ?? whole) : (accented(name) ?? whole)
        const code = dec === undefined ? Number.parseInt(String(hex), 16) : Number(dec)
        return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
      })
    : text
  const untagged = decoded.includes('<')
    ? decoded.replace(/<(script|style)\b[^<>]{0,200}>[^<]{0,2000}/gi, ' ').replace(/<[^<>]{0,200}>/g, ' ')
    : decoded
  return cleanLine(untagged.slice(0, 2000))
}

const createEntity = (source: SourceKind): Entity => ({ source, types: new Set(), props: new Map(), parents: [] })

const addValue = (entity: Entity, name: string, value: string | Entity): void => {
  if (typeof value !== 'string') value.parents.push({ relation: name, entity })
  const values = entity.props.get(name)
  if (values === undefined) entity.props.set(name, [value])
  else if (values.length < 1000) values.push(value)
}

const fromJsonLd = (objects: readonly object[]): Entity[] => {
  const all: Entity[] = []
  const byId = new Map<string, Entity>()
  const entityOf = (id: string | undefined): Entity => {
    const known = id === undefined ? undefined : byId.get(id)
    if (known !== undefined) return known
    const entity = createEntity('json-ld')
    if (id !== undefined) {
      entity.id = id
      byId.set(id, entity)
    }
    all.push(entity)
    return entity
  }
  const valuesOf = (value: unknown, depth: number): (string | Entity)[] => {
    if (all.length > MAX_ENTITIES || depth > MAX_DEPTH) return []
    if (typeof value === 'string') return value.trim() === '' ? [] : [plainText(value)]
    if (typeof value === 'number' || typeof value === 'boolean') return [String(value)]
    if (Array.isArray(value)) return (value as unknown[]).slice(0, 2000).flatMap((part) => valuesOf(part, depth + 1))
    if (typeof value !== 'object' || value === null) return []
    const entries = new Map(Object.entries(value))
    for (const wrapper of ['@value', '@list', '@set'])
      if (entries.has(wrapper)) return valuesOf(entries.get(wrapper), depth + 1)
    const entity = read(entries, depth)
    return entity === undefined ? [] : [entity]
  }
  const read = (entries: ReadonlyMap<string, unknown>, depth: number): Entity | undefined => {
    const id = entries.get('@id') ?? entries.get('id')
    const entity = entityOf(typeof id === 'string' && id !== '' ? id : undefined)
    for (const [key, value] of entries) {
      if (key === '@type' || key === 'type') {
        for (const type of Array.isArray(value) ? (value as unknown[]) : [value])
          if (typeof type === 'string') entity.types.add(localName(type))
      } else if (key === '@graph') for (const part of [value].flat()) valuesOf(part, depth + 1)
      else if (!key.startsWith('@')) {
        const name = localName(key)
        for (const part of valuesOf(value, depth + 1)) addValue(entity, name, part)
      }
    }
    return entity
  }
  for (const object of objects) valuesOf(object, 0)
  return all
}

const fromMicrodata = (items: readonly MicrodataItem[]): Entity[] => {
  const all: Entity[] = []
  const read = (item: MicrodataItem, depth: number): Entity => {
    const entity = createEntity('microdata')
    all.push(entity)
    if (item.id !== undefined) entity.id = item.id
    for (const type of item.type ?? []) entity.types.add(localName(type))
    if (item.value !== undefined && item.value.length <= 200) addValue(entity, 'name', plainText(item.value))
    for (const [name, values] of Object.entries(item.properties ?? {}))
      for (const value of values)
        if (typeof value === 'string') {
          if (value.trim() !== '') addValue(entity, localName(name), plainText(value))
        } else if (depth < MAX_DEPTH) addValue(entity, localName(name), read(value, depth + 1))
    return entity
  }
  for (const item of items) read(item, 0)
  return all
}

const RDF_TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type'

const fromRdfa = (nodes: readonly RdfaNode[]): Entity[] => {
  const byId = new Map<string, Entity>()
  for (const node of nodes) byId.set(node.id, createEntity('rdfa'))
  for (const node of nodes) {
    const entity = byId.get(node.id)
    if (entity === undefined) continue
    if (!node.id.startsWith('_:')) entity.id = node.id
    for (const [name, values] of Object.entries(node.properties))
      for (const value of values) {
        if (name === RDF_TYPE) {
          if ('ref' in value) entity.types.add(localName(value.ref))
        } else if ('ref' in value) {
          const target = byId.get(value.ref)
          addValue(entity, localName(name), target !== undefined && target !== entity ? target : value.ref)
        } else if (value.value.trim() !== '') addValue(entity, localName(name), plainText(value.value))
      }
  }
  return [...byId.values()].filter((entity) => entity.types.size > 0)
}

/** microformats2 names of contact properties in schema.org's words. */
const FORMAT_NAMES: Readonly<Record<string, string>> = {
  name: 'name',
  'given-name': 'givenName',
  'family-name': 'familyName',
  'additional-name': 'additionalName',
  'honorific-prefix': 'honorificPrefix',
  'honorific-suffix': 'honorificSuffix',
  'job-title': 'jobTitle',
  role: 'roleName',
  org: 'worksFor',
  tel: 'telephone',
  email: 'email',
  url: 'url',
  uid: 'url',
  adr: 'address',
  label: 'addressLabel',
  'street-address': 'streetAddress',
  'extended-address': 'extendedAddress',
  'post-office-box': 'postOfficeBoxNumber',
  locality: 'addressLocality',
  region: 'addressRegion',
  'postal-code': 'postalCode',
  'country-name': 'addressCountry',
  nickname: 'alternateName',
  'organization-name': 'legalName'
}

const FORMAT_TYPES: Readonly<Record<string, string>> = { 'h-adr': 'PostalAddress', 'h-entry': 'BlogPosting' }

const formatText = (value: MicroformatValue): string => {
  const text = typeof value === 'string' ? value : value.value
  return plainText(typeof text === 'string' ? text : '')
}

const ADDRESS_PARTS = ['streetAddress', 'addressLocality', 'postalCode', 'addressRegion', 'addressCountry']

const fromMicroformats = (items: readonly MicroformatItem[]): Entity[] => {
  const all: Entity[] = []
  const read = (item: MicroformatItem, depth: number): Entity => {
    const entity = createEntity('hcard')
    all.push(entity)
    for (const type of item.type) entity.types.add(FORMAT_TYPES[type] ?? type)
    for (const [name, values] of Object.entries(item.properties))
      for (const value of values) {
        const key = Object.hasOwn(FORMAT_NAMES, name) ? (FORMAT_NAMES[name] ?? name) : name
        if (typeof value === 'object' && 'type' in value && depth < MAX_DEPTH)
          addValue(entity, key, read(value, depth + 1))
        else if (formatText(value) !== '') addValue(entity, key, formatText(value))
      }
    for (const child of item.children ?? [])
      if (depth < MAX_DEPTH) read(child, depth + 1).parents.push({ relation: 'child', entity })
    if (item.type.includes('h-card')) finishCard(entity)
    return entity
  }
  for (const item of items) read(item, 0)
  return all
}

/** A card names an organisation when its name is its organisation's name (hCard 1.0 §3.2), and may carry address parts itself. */
const finishCard = (entity: Entity): void => {
  const name = entity.props.get('name')?.[0]
  const org = entity.props.get('worksFor')?.[0]
  const orgName = typeof org === 'string' ? org : org?.props.get('name')?.[0]
  const isOrganisation = orgName !== undefined && (name === undefined || name === orgName)
  entity.types.add(isOrganisation ? 'Organization' : 'Person')
  if (isOrganisation && name === undefined) addValue(entity, 'name', orgName)
  if (isOrganisation) entity.props.delete('worksFor')
  if (!entity.props.has('address') && ADDRESS_PARTS.some((part) => entity.props.has(part))) {
    const address = createEntity('hcard')
    address.types.add('PostalAddress')
    for (const part of ADDRESS_PARTS) for (const value of entity.props.get(part) ?? []) addValue(address, part, value)
    addValue(entity, 'address', address)
  }
}

/** Everything that a page's structured data describes, nested things included. */
export const entitiesOf = (reading: PageReading): Entity[] =>
  [
    fromJsonLd(jsonLd(reading.jsonLd)),
    fromMicrodata(reading.microdata),
    fromRdfa(reading.rdfa),
    fromMicroformats(reading.microformats)
  ].flatMap((found) => found.slice(0, MAX_ENTITIES))

/** All plain texts of a property, of nested entities their name. */
export const textsOf = (entity: Entity, ...names: readonly string[]): string[] =>
  names.flatMap((name) =>
    (entity.props.get(name) ?? []).flatMap((value) => {
      if (typeof value === 'string') return [value]
      const inner = value.props.get('name') ?? value.props.get('legalName')
      return (inner ?? []).filter((part) => typeof part === 'string').slice(0, 1)
    })
  )

export const firstText = (entity: Entity, ...names: readonly string[]): string | undefined =>
  textsOf(entity, ...names).find((text) => text !== '')

export const entitiesIn = (entity: Entity, ...names: readonly string[]): Entity[] =>
  names.flatMap((name) => (entity.props.get(name) ?? []).filter((value) => typeof value !== 'string'))
