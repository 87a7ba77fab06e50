import type { RdfaNode, RdfaValue } from '../types'
import { baseOf } from '../base'
import { RDF, rdfaTriples, type RdfObject } from './process'

export type { RdfObject } from './process'

/** All triples of a page: `[subject, predicate, object]`, blank nodes as `_:name`, each once. */
export const rdfa = (doc: Document, url: string): [string, string, RdfObject][] => {
  const unique = new Map<string, [string, string, RdfObject]>()
  for (const { subject, predicate, object } of rdfaTriples(doc, baseOf(doc, url)))
    unique.set(JSON.stringify([subject, predicate, object]), [subject, predicate, object])
  return [...unique.values()]
}

/** The things with a type that a page describes in RDFa, each with its properties by full IRI, in document order; `base` as `baseOf` gives it. */
export const rdfaNodes = (doc: Document, base: string): RdfaNode[] => {
  const nodes = new Map<string, Map<string, RdfaValue[]>>()
  const typed = new Set<string>()
  for (const { subject, predicate, object } of rdfaTriples(doc, base)) {
    const properties = nodes.get(subject) ?? new Map<string, RdfaValue[]>()
    nodes.set(subject, properties)
    if (predicate === `${RDF}type`) typed.add(subject)
    const value: RdfaValue = 'iri' in object ? { ref: object.iri } : object
    const values = properties.get(predicate)
    if (values === undefined) properties.set(predicate, [value])
    else values.push(value)
  }
  return [...nodes]
    .filter(([id]) => typed.has(id))
    .map(([id, properties]) => ({ id, properties: Object.fromEntries(properties) }))
}
