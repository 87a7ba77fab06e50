import * as v from 'valibot'
import { mailboxRequestSchema, type MailboxView } from '../../crm/mailbox'
import { log } from '../../platform/log'
import { err } from '../../platform/result'
import { createMailroom, type Mailroom, type MailroomOptions } from '../mailbox/mailroom'
import { parseMailToHub, type MailResult, type MailToPages } from '../mailbox/messages'
import type { Store } from '../store/store'
import { channelName } from './messages'
import type { Room } from './team-room'

/** What the hub's context gives to delivery. */
export type MailTools = Pick<MailroomOptions, 'clock' | 'fetch' | 'parseXml' | 'every' | 'quiet'>

/** The hub's side of delivery. */
export interface MailDesk {
  /** The open ledger is shared: its places are opened. Gives what closes them; that resolves when nothing is written any more. */
  attend(
    room: Pick<Room, 'replica' | 'identity' | 'heardOf' | 'carry' | 'vault' | 'admit' | 'meetings'>,
    store: Pick<Store, 'db'>
  ): () => Promise<void>
}

const alone: MailboxView = { shared: false, places: [] }

export function createMailDesk(tools: MailTools, open: () => BroadcastChannel = channelOf): MailDesk {
  return {
    attend: ({ replica, identity, heardOf, carry, vault, admit, meetings }, { db }) => {
      const { agree } = identity
      const opening = async (show: (view: MailboxView) => void): Promise<Mailroom> => {
        const mail: { room?: Mailroom } = {}
        const onSignal = carry({
          isOpen: () => mail.room?.isShared() ?? false,
          post: async (to, signal) => (await mail.room?.post(to, signal)) ?? false
        })
        mail.room = await createMailroom({
          ...tools,
          db,
          replica,
          agree,
          onView: show,
          onHeard: heardOf,
          ownKeys: { get: vault.ownKeys, set: (keys) => vault.setOwnKeys(keys) },
          newcomers: { admit, meetings, onMeetings: (from, heard) => meetings.hear(from, heard) },
          onRefused: (from, refused) => vault.addRefused({ at: tools.clock(), from, ...refused }),
          onSignal
        })
        return mail.room
      }
      return serve(opening, open())
    }
  }
}

/** Answers for one room until that is left. A hub that waits for its turn has no room and says nothing. */
function serve(
  opening: (show: (view: MailboxView) => void) => Promise<Mailroom>,
  channel: BroadcastChannel
): () => Promise<void> {
  const post = (message: MailToPages): void => channel.postMessage(message)
  let left = false
  const room = opening((view) => {
    if (!left) post({ t: 'mail.view', view })
  }).catch((error: unknown) => {
    log.error('mailbox', 'places could not be opened', error)
    return undefined
  })

  async function answer(request: unknown): Promise<MailResult> {
    const parsed = v.safeParse(mailboxRequestSchema, request)
    if (!parsed.success) return err('invalid')
    try {
      return (await (await room)?.ask(parsed.output)) ?? err('unreachable')
    } catch (error) {
      log.error('mailbox', `${parsed.output.ask} failed`, error)
      return err('unreachable')
    }
  }

  async function receive({ data }: MessageEvent<unknown>): Promise<void> {
    const message = parseMailToHub(data)
    if (message === undefined) return
    const reply: MailToPages =
      message.t === 'mail.look'
        ? { t: 'mail.view', view: (await room)?.view() ?? alone }
        : { t: 'mail.answer', id: message.id, result: await answer(message.request) }
    if (!left) post(reply)
  }

  const listen = (event: MessageEvent<unknown>): void => void receive(event)
  channel.addEventListener('message', listen)
  void room.then((opened) => !left && post({ t: 'mail.view', view: opened?.view() ?? alone }))

  return async () => {
    channel.removeEventListener('message', listen)
    post({ t: 'mail.view', view: alone })
    left = true
    await (await room)?.close()
    channel.close()
  }
}

const channelOf = (): BroadcastChannel => new BroadcastChannel(channelName)

/** XML as the browser reads it; `undefined` for anything that is not well-formed. */
export function parseXml(text: string): Document | undefined {
  const parsed = new DOMParser().parseFromString(text, 'application/xml')
  return parsed.getElementsByTagName('parsererror').length > 0 ? undefined : parsed
}
