import { Window } from 'happy-dom'

const { DOMParser } = new Window()

/** The browser's own parser is not there in Node. */
export function parseXml(text: string): Document | undefined {
  const parsed = new DOMParser().parseFromString(text, 'application/xml') as unknown as Document
  return parsed.getElementsByTagName('parsererror').length > 0 ? undefined : parsed
}
