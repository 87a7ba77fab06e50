import type { Mailbox } from '../types'
import { all, cleanAddress, cleanLine, mailbox, textOf } from './dom'

const ADDRESS_IN_TEXT = /[^\s<>()[\]"',;:«»“”]{1,64}@[^\s<>()[\]"',;:«»“”]{1,253}/g
const ATTRIBUTES = ['email', 'data-email', 'data-test-email', 'title', 'aria-label', 'href']

/** All distinct addresses that an element and what is in it show or hold in attributes; more than `most` are as good as none. */
const addressesIn = (element: Element, most = 50): string[] => {
  const found = new Map<string, string>()
  const take = (text: string): void => {
    for (const [raw] of decodeMailto(text).slice(0, 2000).matchAll(ADDRESS_IN_TEXT)) {
      const address = cleanAddress(raw.replace(/[.]+$/, ''))
      if (address !== undefined) found.set(address.toLowerCase(), found.get(address.toLowerCase()) ?? address)
    }
  }
  for (const holder of [
    element,
    ...all(element, '[title],[aria-label],[href],[email],[data-email],[data-test-email]', most)
  ]) {
    for (const name of ATTRIBUTES) {
      const value = holder.getAttribute(name)
      if (value !== null && value.includes('@') && !/^https?:/i.test(value)) take(value)
    }
  }
  take(textOf(element, 600))
  return [...found.values()]
}

const decodeMailto = (value: string): string => {
  const target = /^mailto:([^?]{1,400})/i.exec(value)?.[1]
  if (target === undefined) return value
  try {
    return decodeURIComponent(target)
  } catch {
    return target
  }
}

/** The one mailbox that an element shows. Two different addresses in it are nobody's: a wrong address is worse than none. */
export const mailboxIn = (element: Element, name?: Element | null): Mailbox | undefined => {
  const addresses = addressesIn(element)
  const [email] = addresses
  if (email === undefined || addresses.length > 1) return undefined
  const shown = [
    textOf(name ?? undefined),
    textOf(element),
    element.getAttribute('title') ?? '',
    element.getAttribute('aria-label') ?? ''
  ]
  for (const text of shown) {
    const rest = nameOf(text, email)
    if (rest !== '') return mailbox(email, rest)
  }
  return { email }
}

/** `Dana Cohen <dana@x.example>` → `Dana Cohen`; a label in front (`From:`) and a sentence around it are no name. */
const nameOf = (text: string, email: string): string => {
  const line = cleanLine(text, 400)
  const at = line.toLowerCase().indexOf(email.toLowerCase())
  const before = at === -1 ? line : line.slice(0, at)
  const name = before
    .replace(/^[^:：]{1,20}[:：]\s*/u, '')
    .replace(/^.*["“«](?=[^"“«]*$)/u, '')
    .replace(/[\s<(["“”«»'‎]+$/u, '')
    .trim()
  return name.includes('@') || name.length > 80 ? '' : name
}
