/** Prefixes that RDFa 1.1 knows without a declaration, as far as pages with contacts use them. */
const INITIAL_PREFIXES: Readonly<Record<string, string>> = {
  schema: 'http://schema.org/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  v: 'http://rdf.data-vocabulary.org/#',
  og: 'http://ogp.me/ns#',
  gr: 'http://purl.org/goodrelations/v1#',
  dc: 'http://purl.org/dc/terms/',
  dcterms: 'http://purl.org/dc/terms/',
  dc11: 'http://purl.org/dc/elements/1.1/',
  sioc: 'http://rdfs.org/sioc/ns#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  owl: 'http://www.w3.org/2002/07/owl#',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfa: 'http://www.w3.org/ns/rdfa#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  xhv: 'http://www.w3.org/1999/xhtml/vocab#',
  xml: 'http://www.w3.org/XML/1998/namespace',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  cc: 'http://creativecommons.org/ns#',
  rev: 'http://purl.org/stuff/rev#',
  ctag: 'http://commontag.org/ns#'
}

const INITIAL_TERMS: Readonly<Record<string, string>> = {
  describedby: 'http://www.w3.org/2007/05/powder-s#describedby',
  license: 'http://www.w3.org/1999/xhtml/vocab#license',
  role: 'http://www.w3.org/1999/xhtml/vocab#role'
}

/** How names are read at one place of the document. */
export interface Names {
  readonly base: string
  readonly prefixes: ReadonlyMap<string, string>
  readonly vocabulary: string | undefined
}

export const initialNames = (base: string): Names => ({
  base,
  prefixes: new Map(Object.entries(INITIAL_PREFIXES)),
  vocabulary: undefined
})

/** `prefix="a: http://… b: http://…"` added to the prefixes around it. */
export const withPrefixes = (names: Names, text: string): Names => {
  const parts = text.trim().split(/\s+/)
  const prefixes = new Map(names.prefixes)
  for (let i = 0; i + 1 < parts.length && i < 200; i += 2) {
    const prefix = parts[i] ?? ''
    const iri = parts[i + 1]
    if (prefix.endsWith(':') && prefix !== '_:' && iri !== undefined)
      prefixes.set(prefix.slice(0, -1).toLowerCase(), iri)
  }
  return { ...names, prefixes }
}

const curie = (text: string, names: Names): string | undefined => {
  const colon = text.indexOf(':')
  if (colon < 0) return undefined
  const prefix = text.slice(0, colon).toLowerCase()
  const rest = text.slice(colon + 1)
  if (prefix === '_') return `_:${rest === '' ? 'unnamed' : rest}`
  if (rest.startsWith('//')) return undefined
  if (prefix === '') return `${INITIAL_PREFIXES['xhv']}${rest}`
  const iri = names.prefixes.get(prefix)
  return iri === undefined ? undefined : iri + rest
}

export const resolveIri = (text: string, base: string): string => {
  if (text === '') return base
  if (/^[a-z][a-z0-9+.-]*:/i.test(text)) return text
  try {
    return new URL(text, base).href
  } catch {
    return text
  }
}

/** Reads `about` and `resource`: a (safe) CURIE or an address. `[]` names nothing. */
export const resourceIri = (text: string, names: Names): string | undefined => {
  const trimmed = text.trim()
  if (trimmed.startsWith('[') && trimmed.endsWith(']')) {
    const inner = trimmed.slice(1, -1).trim()
    return inner === '' ? undefined : curie(inner, names)
  }
  const named = curie(trimmed, names)
  return named ?? (/^[a-z][a-z0-9+.-]*:/i.test(trimmed) ? trimmed : resolveIri(trimmed, names.base))
}

/** Reads one of `property`, `typeof`, `rel`, `rev`, `datatype`: a term, a CURIE or an absolute address. */
export const termIri = (text: string, names: Names): string | undefined => {
  if (!text.includes(':')) {
    if (!/^[a-z_][\w.\-/]*$/i.test(text)) return undefined
    if (names.vocabulary !== undefined) return names.vocabulary + text
    const term = text.toLowerCase()
    return Object.hasOwn(INITIAL_TERMS, term) ? INITIAL_TERMS[term] : undefined
  }
  return curie(text, names) ?? (/^[a-z][a-z0-9+.-]*:\S+$/i.test(text) ? text : undefined)
}
