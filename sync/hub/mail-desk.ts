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

/** The hub's side of delivery: at most one ledger's mailroom at a time, and the pages that ask it. */
export interface MailDesk {
  /** The open ledger is shared: its places are opened. Gives what closes them; that resolves when nothing is written any more. */
  attend(room: Pick<Room, 'replica' | 'identity' | 'heardOf'>, store: Pick<Store, 'db'>): () => Promise<void>
  close(): Promise<void>
}

const alone: MailboxView = { shared: false, places: [] }

export function createMailDesk(tools: MailTools, open: () => BroadcastChannel = channelOf): MailDesk {
  const channel = open()
  let room: Mailroom | undefined
  let turn: Promise<void> = Promise.resolve()

  const post = (message: MailToPages): void => channel.postMessage(message)
  const show = (view: MailboxView = room?.view() ?? alone): void => post({ t: 'mail.view', view })

  function inTurn(work: () => Promise<void>): Promise<void> {
    turn = turn.then(work).catch((error: unknown) => log.error('mailbox', 'places could not be opened', error))
    return turn
  }

  async function answer(request: unknown): Promise<MailResult> {
    const parsed = v.safeParse(mailboxRequestSchema, request)
    if (!parsed.success) return err('invalid')
    await turn
    if (room === undefined) return err('no-team')
    try {
      return await room.ask(parsed.output)
    } catch (error) {
      log.error('mailbox', `${parsed.output.ask} failed`, error)
      return err('unreachable')
    }
  }

  async function receive({ data }: MessageEvent<unknown>): Promise<void> {
    const message = parseMailToHub(data)
    if (message === undefined) return
    if (message.t === 'mail.look') return show()
    post({ t: 'mail.answer', id: message.id, result: await answer(message.request) })
  }

  const listen = (event: MessageEvent<unknown>): void => void receive(event)
  channel.addEventListener('message', listen)

  const leave = (): Promise<void> =>
    inTurn(async () => {
      await room?.close()
      room = undefined
      show()
    })

  return {
    attend: ({ replica, identity, heardOf }, { db }) => {
      void leave()
      void inTurn(async () => {
        const { agree } = identity
        room = await createMailroom({ ...tools, db, replica, agree, onView: show, onHeard: heardOf })
        show()
      })
      return leave
    },
    close: async () => {
      await leave()
      channel.removeEventListener('message', listen)
      channel.close()
    }
  }
}

const channelOf = (): BroadcastChannel => new BroadcastChannel(channelName)

/** XML as the browser reads it; `undefined` for anything that is not well-formed. */
export function parseXml(text: string): Document | undefined {
  const parsed = new DOMParser().parseFromString(text, 'application/xml')
  return parsed.getElementsByTagName('parsererror').length > 0 ? undefined : parsed
}
