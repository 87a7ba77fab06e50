import type { Page } from 'playwright-core'
import type { MailboxAnswer, MailboxRequest } from '../../../crm/mailbox'
import type { TeamAnswer, TeamRequest } from '../../../crm/team'
import type { Order } from '../../../components/state/use-command'

/** What a page of the extension can ask its hub, from a test. */

/** Asks the hub about the team; fails with the reason when it is refused. */
export async function ask(
  page: Page,
  request: TeamRequest | { ask: string; text: string | undefined }
): Promise<TeamAnswer> {
  const result = await talk<TeamAnswer>(page, 'team', request)
  if (!result.ok) throw new Error(`${request.ask}: ${JSON.stringify(result.error)}`)
  return result.value
}

/** Asks the hub about delivery through folders, servers and files. */
export async function mail(page: Page, request: MailboxRequest): Promise<MailboxAnswer> {
  const result = await talk<MailboxAnswer>(page, 'mail', request)
  if (!result.ok) throw new Error(`${request.ask}: ${JSON.stringify(result.error)}`)
  return result.value
}

/** Carries out a command; resolves when it is durable. */
export async function run(page: Page, order: Order): Promise<void> {
  const result = await talk(page, 'command', order)
  if (!result.ok) throw new Error(`${order.kind}: ${JSON.stringify(result.error)}`)
}

/** Creates or changes a person. */
export const write = (id: string, create: boolean, set: Readonly<Record<string, string>>): Order => ({
  kind: 'save',
  origin: 'hand',
  writes: [{ cls: id.startsWith('com_') ? 'company' : 'person', id, create, set }]
})

type Told<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown }

function talk<T>(page: Page, kind: 'team' | 'mail' | 'command', content: object): Promise<Told<T>> {
  return page.evaluate(
    ([kind, content]) =>
      new Promise<Told<T>>((resolve) => {
        let closed = false
        setTimeout(() => resolve({ ok: false, error: 'no answer' }), 60_000)
        const channel = new BroadcastChannel('bahi')
        const digits = Array.from({ length: 25 }, () => Math.floor(Math.random() * 36).toString(36)).join('')
        const id = kind === 'command' ? `cmd_${digits}` : `ask_${digits}`
        channel.addEventListener('message', ({ data }: MessageEvent<{ t: string; id?: string; result: Told<T> }>) => {
          if (data.id !== id || !data.t.endsWith('answer')) return
          closed = true
          channel.close()
          resolve(data.result)
        })
        const message =
          kind === 'command'
            ? { t: 'command', id, command: { ...content, id } }
            : { t: `${kind}.ask`, id, request: content }
        const say = (): void => {
          if (closed) return
          channel.postMessage(message)
          // The hub may not be there yet; it answers a request with the same id once.
          if (kind !== 'mail') setTimeout(say, 2000)
        }
        say()
      }),
    [kind, content] as const
  )
}
