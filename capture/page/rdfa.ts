import type { RdfaNode } from './types'

/** The page's RDFa as nodes. */
export const rdfaNodes = (_doc: Document, _baseUrl: string): RdfaNode[] => []
