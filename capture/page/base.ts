import { attr, isElement, resolve, walkDocument } from './dom'

/** The address that relative links of a document are resolved against: its `<base>`, or where it was loaded from. */
export const baseOf = (doc: Document, url: string): string => {
  let href: string | undefined
  walkDocument(doc, (node) => {
    if (href !== undefined || !isElement(node)) return false
    if (node.localName === 'base') href = attr(node, 'href')
    return true
  })
  return href === undefined ? url : resolve(href, url)
}
