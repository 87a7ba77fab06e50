import { defineUnlistedScript } from '#imports'
import { readPage } from '../capture/page/read'
import { providerOf, readWebmail } from '../capture/webmail'

/** Sites whose people are read only as far as the user has selected them: their terms forbid more. */
const selectionOnly = /(?:^|\.)linkedin\.com$/

/** Runs in a page on the user's click; its result goes back to the panel that injected it. */
export default defineUnlistedScript(() => {
  const { hostname, href } = location
  const text = String(getSelection() ?? '').slice(0, 100_000)
  const selection = text.trim() === '' ? {} : { selection: text }
  const common = { url: href, title: document.title.slice(0, 500), ...selection }
  if (selectionOnly.test(hostname)) return { ...common, kind: 'selection' }
  // Gmail's own script follows the open mail by itself.
  if (hostname === 'mail.google.com') return { ...common, kind: 'followed' }
  if (providerOf(document, href) !== 'generic') {
    const mail = readWebmail(document, href)
    if (mail.ok) return { ...common, kind: 'mail', mail: mail.value }
    if (mail.error === 'sender') return { ...common, kind: 'mail' }
  }
  return { ...common, kind: 'page', page: readPage(document, href) }
})
