import { contactPages } from './contact-pages'
import { dedupe } from './dedupe'
import { csv, vcard } from './files'
import type { Suite } from './framework'
import { eml, forwards, gmail, replies } from './mail'
import { names } from './names'
import { articles, microformatsSuite, structuredData } from './pages'
import { addressesEmail, money, phones, postal, taxIds } from './values'

/** Every corpus folder, in the order of the printed table. */
export const suites: readonly Suite[] = [
  gmail,
  replies,
  forwards,
  eml,
  contactPages,
  microformatsSuite,
  structuredData,
  articles,
  phones,
  names,
  addressesEmail,
  money,
  postal,
  taxIds,
  dedupe,
  vcard,
  csv
]
