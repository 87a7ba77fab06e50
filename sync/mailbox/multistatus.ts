import { isFileName, type StoredFile } from './place'

const dav = 'DAV:'

/**
 * The files in an answer to PROPFIND (RFC 4918 §9.1, §14.16).
 * @returns `undefined` for anything that is no such answer. Folders and names that are not ours are left out.
 */
export function readMultistatus(
  text: string,
  parseXml: (text: string) => Document | undefined
): readonly StoredFile[] | undefined {
  // No answer has a document type, and entities are what XML is attacked with.
  if (text.includes('<!DOCTYPE') || text.includes('<!ENTITY')) return undefined
  const root = parseXml(text)?.documentElement
  if (root === undefined || root === null || !isDav(root, 'multistatus')) return undefined
  const files: StoredFile[] = []
  for (const response of childrenOf(root, 'response')) {
    const file = readResponse(response)
    if (file !== undefined) files.push(file)
  }
  return files
}

const isDav = (element: Element, name: string): boolean => element.namespaceURI === dav && element.localName === name

const childrenOf = (element: Element, name: string): Element[] =>
  [...element.children].filter((child) => isDav(child, name))

const textOf = (element: Element, name: string): string => childrenOf(element, name)[0]?.textContent.trim() ?? ''

function readResponse(response: Element): StoredFile | undefined {
  const name = nameOf(textOf(response, 'href'))
  if (name === undefined) return undefined
  for (const propstat of childrenOf(response, 'propstat')) {
    if (!/^HTTP\/[\d.]+ 2\d\d\b/.test(textOf(propstat, 'status'))) continue
    const [prop] = childrenOf(propstat, 'prop')
    if (prop === undefined) continue
    const [type] = childrenOf(prop, 'resourcetype')
    if (type !== undefined && childrenOf(type, 'collection').length > 0) return undefined
    const size = textOf(prop, 'getcontentlength')
    if (!/^\d{1,15}$/.test(size)) continue
    const at = Date.parse(textOf(prop, 'getlastmodified'))
    return { name, size: Number(size), tag: textOf(prop, 'getetag').slice(0, 200), at: Number.isNaN(at) ? 0 : at }
  }
  return undefined
}

/** The last part of a path: servers give whole addresses or paths, and those behind a proxy a path of their own. */
function nameOf(href: string): string | undefined {
  const path = href.replace(/[?#].*$/s, '')
  try {
    const name = decodeURIComponent(path.slice(path.lastIndexOf('/') + 1))
    return isFileName(name) ? name : undefined
  } catch {
    return undefined
  }
}
