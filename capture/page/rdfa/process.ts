import { attr, isElement, MAX_DEPTH, tokens } from '../dom'
import { resolveIri, resourceIri, termIri, withPrefixes, initialNames, type Names } from './names'

export const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'
const RDFA = 'http://www.w3.org/ns/rdfa#'
const XSD = 'http://www.w3.org/2001/XMLSchema#'
const MAX_TRIPLES = 20_000
const MAX_ELEMENTS = 10_000
const MAX_TEXT = 5000

export type RdfObject =
  | { readonly iri: string }
  | { readonly value: string; readonly language?: string; readonly datatype?: string }

export interface Triple {
  /** An IRI, or `_:name` for a blank node. */
  readonly subject: string
  readonly predicate: string
  readonly object: RdfObject
}

/** A `rel` or `rev` that waits for the resource it leads to. */
interface Incomplete {
  readonly predicate: string
  readonly reverse: boolean
}

interface Scope {
  readonly names: Names
  readonly language: string | undefined
  readonly parentSubject: string
  readonly parentObject: string
  readonly incomplete: readonly Incomplete[]
}

interface Run {
  readonly triples: Triple[]
  elements: number
  blank: number
}

const termsOf = (element: Element, name: string, names: Names): string[] =>
  tokens(element, name).flatMap((token) => termIri(token, names) ?? [])

/** With `property` beside it, `rel="nofollow"` and other plain words mean nothing to RDFa in HTML. */
const relationsOf = (element: Element, name: string, names: Names): string[] | undefined => {
  if (!element.hasAttribute(name)) return undefined
  const own = tokens(element, name)
  const kept = element.hasAttribute('property') ? own.filter((token) => token.includes(':')) : own
  if (kept.length === 0 && element.hasAttribute('property')) return undefined
  return kept.flatMap((token) => termIri(token, names) ?? [])
}

const linked = (element: Element, names: Names): string | undefined => {
  const resource = attr(element, 'resource')
  const named = resource === undefined ? undefined : resourceIri(resource, names)
  if (named !== undefined) return named
  const url = attr(element, 'href') ?? attr(element, 'src')
  return url === undefined ? undefined : resolveIri(url.trim(), names.base)
}

const timeType = (value: string): string | undefined => {
  const types: readonly (readonly [string, RegExp])[] = [
    ['duration', /^-?P(?=.)(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?$/],
    ['dateTime', /^-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?$/],
    ['date', /^-?\d{4,}-\d\d-\d\d(?:Z|[+-]\d\d:\d\d)?$/],
    ['time', /^\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?$/],
    ['gYearMonth', /^-?\d{4,}-\d\d$/],
    ['gYear', /^-?\d{4,}$/]
  ]
  const found = types.find(([, pattern]) => pattern.test(value))
  return found === undefined ? undefined : XSD + found[0]
}

const textOf = (element: Element): string => {
  const text = element.textContent ?? ''
  return text.length > MAX_TEXT ? text.slice(0, MAX_TEXT) : text
}

const literal = (element: Element, names: Names, language: string | undefined): RdfObject => {
  const content = attr(element, 'content')
  const isTime = element.localName === 'time'
  const machine =
    content ?? attr(element, 'datetime') ?? (element.localName === 'data' ? attr(element, 'value') : undefined)
  const value = machine ?? textOf(element)
  const datatype = attr(element, 'datatype')
  const type =
    datatype === undefined
      ? (attr(element, 'datetime') !== undefined && content === undefined) || (isTime && content === undefined)
        ? timeType(value)
        : undefined
      : termIri(datatype.trim(), names)
  if (type === `${XSD}string`) return { value }
  if (type !== undefined) return { value, datatype: type }
  return language === undefined || language === '' ? { value } : { value, language }
}

const process = (element: Element, scope: Scope, run: Run, depth: number): void => {
  if (depth > MAX_DEPTH || run.triples.length > MAX_TRIPLES || ++run.elements > MAX_ELEMENTS) return
  const add = (subject: string, predicate: string, object: RdfObject): void => {
    run.triples.push({ subject, predicate, object })
  }
  const blank = (): string => `_:n${run.blank++}`

  let names = scope.names
  const vocab = attr(element, 'vocab')
  if (vocab !== undefined) {
    const vocabulary = vocab.trim() === '' ? undefined : resolveIri(vocab.trim(), names.base)
    names = { ...names, vocabulary }
    if (vocabulary !== undefined) add(names.base, `${RDFA}usesVocabulary`, { iri: vocabulary })
  }
  const prefix = attr(element, 'prefix')
  if (prefix !== undefined) names = withPrefixes(names, prefix)
  const language = attr(element, 'xml:lang') ?? attr(element, 'lang') ?? scope.language

  const rel = relationsOf(element, 'rel', names)
  const rev = relationsOf(element, 'rev', names)
  const properties = termsOf(element, 'property', names)
  const hasProperty = element.hasAttribute('property')
  const hasType = element.hasAttribute('typeof')
  const aboutText = attr(element, 'about')
  const about = aboutText === undefined ? undefined : resourceIri(aboutText, names)
  const tag = element.localName
  const implicit = depth === 0 ? names.base : tag === 'head' || tag === 'body' ? scope.parentObject : undefined

  let subject: string | undefined
  let object: string | undefined
  let typed: string | undefined
  let skip = false
  if (rel === undefined && rev === undefined) {
    if (hasProperty && !element.hasAttribute('content') && !element.hasAttribute('datatype')) {
      subject = about ?? implicit ?? scope.parentObject
      if (hasType) {
        typed = about ?? (depth === 0 ? names.base : undefined) ?? linked(element, names) ?? blank()
        object = typed
      }
    } else {
      subject = about ?? linked(element, names) ?? implicit
      if (subject === undefined && hasType) subject = blank()
      if (subject === undefined) {
        subject = scope.parentObject
        skip = !hasProperty
      }
      if (hasType) typed = subject
    }
  } else {
    subject = about ?? implicit ?? scope.parentObject
    object = linked(element, names)
    if (hasType) {
      if (about === undefined) object ??= blank()
      typed = about ?? object
    }
  }

  if (typed !== undefined) for (const type of termsOf(element, 'typeof', names)) add(typed, `${RDF}type`, { iri: type })

  const incomplete: Incomplete[] = []
  if (rel !== undefined || rev !== undefined) {
    if (object === undefined) {
      for (const predicate of rel ?? []) incomplete.push({ predicate, reverse: false })
      for (const predicate of rev ?? []) incomplete.push({ predicate, reverse: true })
      object = blank()
    } else {
      for (const predicate of rel ?? []) add(subject, predicate, { iri: object })
      for (const predicate of rev ?? []) add(object, predicate, { iri: subject })
    }
  }

  if (properties.length > 0) {
    const plain =
      !element.hasAttribute('content') && !element.hasAttribute('datatype') && rel === undefined && rev === undefined
    const target = plain && attr(element, 'datetime') === undefined ? linked(element, names) : undefined
    const value: RdfObject =
      plain && target !== undefined
        ? { iri: hasType && about === undefined && typed !== undefined ? typed : target }
        : plain && hasType && about === undefined && typed !== undefined
          ? { iri: typed }
          : literal(element, names, language)
    for (const property of properties) add(subject, property, value)
  }

  if (!skip)
    for (const waiting of scope.incomplete)
      if (waiting.reverse) add(subject, waiting.predicate, { iri: scope.parentSubject })
      else add(scope.parentSubject, waiting.predicate, { iri: subject })

  const inner: Scope = skip
    ? { ...scope, names, language }
    : { names, language, parentSubject: subject, parentObject: object ?? subject, incomplete }
  for (let node = element.firstChild; node !== null; node = node.nextSibling)
    if (isElement(node) && node.localName !== 'template') process(node, inner, run, depth + 1)
}

/** RDFa 1.1 of an HTML page as pages use it: no lists, no XML literals, no `rdfa:copy`. */
export const rdfaTriples = (doc: Document, base: string): Triple[] => {
  const run: Run = { triples: [], elements: 0, blank: 0 }
  const scope: Scope = {
    names: initialNames(base),
    language: undefined,
    parentSubject: base,
    parentObject: base,
    incomplete: []
  }
  // Only `html` stands for the document; a fragment's top elements are ordinary ones.
  for (const node of Array.from(doc.childNodes))
    if (isElement(node)) process(node, scope, run, node.localName === 'html' ? 0 : 1)
  return run.triples
}
