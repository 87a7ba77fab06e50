import type { SourceKind } from '../../capture/types'
import { t } from '../../platform/i18n'

const words: Readonly<Record<SourceKind, MessageKey>> = {
  selection: 'source.selection',
  header: 'source.header',
  signature: 'source.signature',
  body: 'source.body',
  vcard: 'source.vcard',
  'json-ld': 'source.page_data',
  microdata: 'source.page_data',
  rdfa: 'source.page_data',
  hcard: 'source.page_data',
  link: 'source.link',
  label: 'source.label',
  text: 'source.text',
  domain: 'source.domain'
}

/** Where a value was found, in a word. */
export const sourceWord = (source: SourceKind): string => t(words[source])
