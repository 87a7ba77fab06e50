import { channelName, parseToPages } from '../../../sync/hub/messages'
import type { Command, Write } from '../../../crm/commands'
import type { Row } from '../../../crm/queries'
import { newId } from '../../../platform/ids'

/** Runs in a page of the extension: keeps the hub busy with commands and says which of them were called saved. */

/** What must be found again: a record, and how far its counted edits had come. */
export interface Promised {
  readonly id: string
  readonly count: number
}

type Said = (promised: Promised) => void

const channel = new BroadcastChannel(channelName)
const outstanding = new Map<string, Promised[]>()
const known: { id: string; cls: Write['cls']; count: number }[] = []
/** So many commands are on their way at any time, as when several windows save at once. */
const atOnce = 6

let said: Said = () => undefined
let number = 0

function post(command: Command, promised: Promised[]): void {
  outstanding.set(command.id, promised)
  channel.postMessage({ t: 'command', id: command.id, command })
}

const counted = (cls: Write['cls'], count: number): Record<string, string> =>
  cls === 'activity' ? { subject: `Call ${count}` } : { name: `Kill test ${count}`, source: String(count) }

/** New people with their company and a mail, edits of earlier ones, tags on several. */
function next(): void {
  number++
  const edited = known[Math.floor(Math.random() * known.length)]
  if (number % 3 === 0 && edited !== undefined) {
    edited.count++
    const set = counted(edited.cls, edited.count)
    const write: Write = { cls: edited.cls, id: edited.id, create: false, set }
    return post({ kind: 'save', id: newId('cmd'), origin: 'hand', writes: [write] }, [{ ...edited }])
  }
  if (number % 7 === 0 && known.length > 3) {
    const records = known
      .filter(({ cls }) => cls !== 'activity')
      .slice(-3)
      .map(({ cls, id }) => ({ cls, id }))
    return post({ kind: 'tag', id: newId('cmd'), records, tag: `round ${number % 5}`, on: number % 2 === 0 }, [])
  }
  const [person, company, activity] = [newId('per'), newId('com'), newId('act')]
  const writes: Write[] = [
    {
      cls: 'company',
      id: company,
      create: true,
      set: { ...counted('company', 0), [`domain/k${number}.example`]: true }
    },
    {
      cls: 'person',
      id: person,
      create: true,
      set: { ...counted('person', 0), company, [`email/p${number}@k${number}.example`]: '{}' }
    },
    {
      cls: 'activity',
      id: activity,
      create: true,
      set: { kind: 'call', at: Date.now(), ...counted('activity', 0), [`with/${person}`]: true }
    }
  ]
  for (const { cls, id } of writes) known.push({ id, cls, count: 0 })
  post(
    { kind: 'save', id: newId('cmd'), origin: 'hand', writes },
    writes.map(({ id }) => ({ id, count: 0 }))
  )
}

let refused: string | undefined

channel.addEventListener('message', ({ data }) => {
  const message = parseToPages(data)
  if (message?.t === 'status') started(message.status.ledger?.id)
  if (message?.t !== 'answer') return
  const promised = outstanding.get(message.id)
  if (promised === undefined) return
  outstanding.delete(message.id)
  if (message.result.ok) for (const one of promised) said(one)
  else refused ??= JSON.stringify(message.result.error)
  next()
})

let started: (ledger: string | undefined) => void = () => undefined

function count(row: Row): number {
  const value = row.cls === 'activity' ? row.rec.subject : row.rec.source
  return Number(String(value).replace(/\D/g, ''))
}

export const loadPage = {
  /** Resolves to the id of the ledger when the hub is there. */
  ready: (): Promise<string> =>
    new Promise((resolve) => {
      const ask = setInterval(() => channel.postMessage({ t: 'ping' }), 30)
      started = (ledger) => {
        if (ledger === undefined) return
        clearInterval(ask)
        resolve(ledger)
      }
    }),
  start: (tell: Said): void => {
    said = tell
    for (let i = 0; i < atOnce; i++) next()
  },
  refused: (): string | undefined => refused,
  /** All records of a ledger with their counters, straight from the read model. */
  rows: (ledger: string): Promise<Promised[]> =>
    new Promise((resolve, reject) => {
      const opening = indexedDB.open(`bahi-${ledger}`)
      opening.addEventListener('error', () => reject(new Error('the database does not open')))
      opening.addEventListener('success', () => {
        const asked = opening.result.transaction('rows').objectStore('rows').getAll()
        asked.addEventListener('success', () => {
          resolve((asked.result as Row[]).map((row) => ({ id: row.id, count: count(row) })))
          opening.result.close()
        })
      })
    })
}

Object.assign(globalThis, { loadPage })
