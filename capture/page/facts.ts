import { entitiesOf, type Entity } from './entities'
import type { PageReading } from './types'

/** What a thing is and its properties as lists of texts or further things: the same for every encoding. */
export interface Facts {
  readonly [property: string]: string | readonly (string | Facts)[]
}

const MAX_DEPTH = 8

const factsOf = (entity: Entity, depth: number): Facts => {
  const type = [...entity.types][0]
  return {
    ...(type === undefined ? {} : { type }),
    ...Object.fromEntries(
      [...entity.props].map(([name, values]) => [
        name,
        values.flatMap((value): (string | Facts)[] =>
          typeof value === 'string' ? [value] : depth < MAX_DEPTH ? [factsOf(value, depth + 1)] : []
        )
      ])
    )
  }
}

/** The facts of all top-level things in a page's structured data, in the order of JSON-LD, microdata, RDFa, microformats. */
export const pageFacts = (reading: PageReading): Facts[] =>
  entitiesOf(reading)
    .filter((entity) => entity.parents.length === 0)
    .map((entity) => factsOf(entity, 0))
