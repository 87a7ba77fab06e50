import { signal, type ReadonlySignal, type Signal } from '@preact/signals'
import { noPage, type Original, type PageView } from '../../components/capture/page-context'
import type { OpenMail } from '../../platform/messages'
import type { Drafting } from './drafting'
import type { FrontTab } from './front-tab'
import { fill } from './fill'
import { connectMail, type MailConnection } from './mail-connection'
import { fetchOriginal } from './original'
import { mailView, missedMail, openIds } from './views'

/** The mail that a tab's mail script tells. */
export interface OpenMailView {
  readonly connected: () => boolean
  readonly follow: (tab: FrontTab, gone: () => void) => void
  readonly original: ReadonlySignal<Original | undefined>
  readonly readOriginal: () => Promise<void>
  readonly outline: () => Promise<string | undefined>
}

export function createOpenMail(view: Signal<PageView>, drafting: Drafting): OpenMailView {
  const original = signal<Original | undefined>(undefined)
  let connection: MailConnection | undefined
  let reading: unknown
  /** The source of one mail, so that another look at the page does not put its guess in the place of what is known. */
  let source: { readonly key: string; readonly bytes: Uint8Array } | undefined

  const hear = (tab: FrontTab, mail: OpenMail): void => {
    reading = mail.reading
    const found = reading === undefined ? undefined : mailView(reading)
    if (found !== undefined) {
      const known = source?.key === found.key ? source.bytes : undefined
      void fill(view, found, () => (known ? drafting.original(known, mail.reading) : drafting.mail(mail.reading)))
    } else view.value = mail.miss === undefined || mail.miss === 'none' ? noPage : missedMail(tab, mail.miss)
  }

  return {
    connected: () => connection !== undefined,
    follow(tab, gone) {
      connection?.end()
      const mine = connectMail(
        tab.id,
        (mail) => connection === mine && hear(tab, mail),
        () => {
          if (connection !== mine) return
          connection = undefined
          gone()
        }
      )
      connection = mine
    },
    original,
    async readOriginal() {
      const { key } = view.value
      const asked = reading
      if (connection === undefined || asked === undefined || original.value?.state === 'reading') return
      const say = (state: Original['state'], bytes = 0): void => void (original.value = { key, state, bytes })
      say('reading')
      const fetched = await fetchOriginal(connection, openIds(asked), (bytes) => say('reading', bytes))
      if (typeof fetched === 'string') return say(fetched)
      const outcome = await drafting.original(fetched.bytes, asked).catch(() => 'no-answer' as const)
      if (typeof outcome === 'string') return say('other-mail')
      source = { key, bytes: fetched.bytes }
      const found = mailView(asked)
      if (view.value.key === key && found !== undefined) await fill(view, found, async () => outcome)
      say('done')
    },
    async outline() {
      let text: string | undefined
      await connection?.ask({ ask: 'outline' }, (reply) => (text = reply.text ?? text))
      return text
    }
  }
}
