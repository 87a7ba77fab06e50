import { err, type Result } from '../../platform/result'
import { readFastmail } from './fastmail'
import { readGenericMail } from './generic'
import { readGmail } from './gmail'
import { readOutlook } from './outlook'
import { readProton } from './proton'
import { isRoundcube, readRoundcube } from './roundcube'
import type { MailMiss, MailReading, Provider } from './types'
import { readYahoo } from './yahoo'
import { readZoho } from './zoho'

/** The webmail programs that are known by their host; Roundcube runs on any and is known by its page. */
const HOSTS: readonly (readonly [RegExp, Provider])[] = [
  [/^mail\.google\.com$/, 'gmail'],
  [/^mail\.proton(?:mail)?\.(?:me|com|ch)$/, 'proton'],
  [/^outlook\.(?:live\.com|office\.com|office365\.com|cloud\.microsoft)$/, 'outlook'],
  [/^(?:[\w-]+\.)?mail\.yahoo\.(?:com|co\.jp)$|^mail\.aol\.com$/, 'yahoo'],
  [/^(?:app|www|betaapp)\.fastmail\.com$/, 'fastmail'],
  [/^mail\.zoho\.(?:com|eu|in|com\.au|jp|sa|com\.cn)$|^mail\.zohocloud\.ca$/, 'zoho']
]

/** Which program shows the page; `generic` where none is known. */
export const providerOf = (doc: Document, url: string): Provider => {
  const host = /^https?:\/\/([^/:?#]{1,253})/i.exec(url)?.[1]?.toLowerCase() ?? ''
  return HOSTS.find(([pattern]) => pattern.test(host))?.[1] ?? (isRoundcube(doc) ? 'roundcube' : 'generic')
}

/** Reads the open mail of any webmail page. Fails with what is missing rather than with a guess; never throws for what a page holds. */
export const readWebmail = (doc: Document, url: string): Result<MailReading, MailMiss> => {
  try {
    return READERS[providerOf(doc, url)](doc, url)
  } catch {
    return err('conversation')
  }
}

const READERS: Readonly<Record<Provider, (doc: Document, url: string) => Result<MailReading, MailMiss>>> = {
  gmail: (doc, url) => readGmail(doc, url),
  proton: readProton,
  roundcube: readRoundcube,
  outlook: readOutlook,
  yahoo: readYahoo,
  fastmail: readFastmail,
  zoho: readZoho,
  generic: readGenericMail
}
