import type { Command } from '../../crm/commands'
import { log } from '../../platform/log'
import { err } from '../../platform/result'
import type { Ledger, Status, StoreTrouble } from '../api'
import { answer } from '../read/answer'
import { createLiveQueries } from '../read/live'
import { greetHub, type HubAccess } from './hub-access'
import { channelName, parseToPages, type CommandResult, type HubStatus, type ToHub } from './messages'
import { createReadModel } from './read-model'

export interface ClientDeps extends HubAccess {
  /** Milliseconds without a sign of the hub after which it is woken again, and after which it counts as asleep. */
  readonly patience?: { readonly wake: number; readonly asleep: number }
}

interface Waiting {
  readonly command: Command
  readonly resolve: (result: CommandResult) => void
}

const defaultPatience = { wake: 1000, asleep: 10_000 }

/**
 * The pages' side of the ledger: reads straight from the database, sends commands to the hub until they are answered, and
 * tells what has changed.
 */
export function createLedgerClient(deps: ClientDeps): Ledger {
  const patience = deps.patience ?? defaultPatience
  const channel = deps.channel?.() ?? new BroadcastChannel(channelName)
  const waiting = new Map<string, Waiting>()
  const shows = new Set<(status: Status) => void>()
  let hub: HubStatus = { ledgers: [], trouble: [] }
  let own: StoreTrouble | undefined
  let instance: string | undefined
  let asleep = false
  /** Whether a hub has been heard since one was last expected. */
  let heard = false
  let lastSign = Date.now()
  let lastLook = Date.now()
  let watch: ReturnType<typeof setInterval> | undefined
  let closed = false

  const model = createReadModel({
    onReplaced: () => live.refresh(),
    onTrouble: (trouble) => {
      own = trouble
      tell()
    }
  })
  const live = createLiveQueries({
    read: async (query) => answer(await model.db(), query),
    onError: (error) => {
      if (!closed) log.warn('client', `a query failed: ${String(error)}`)
    }
  })

  const send = (message: ToHub): void => channel.postMessage(message)

  function status(): Status {
    const trouble = [...hub.trouble, ...(own === undefined ? [] : [own])]
    const seen = new Map(trouble.map((one) => [one.kind, one]))
    if (asleep) seen.set('asleep', { kind: 'asleep' })
    return {
      ledger: hub.ledger ?? model.ledger(),
      ledgers: hub.ledgers,
      trouble: [...seen.values()],
      saving: waiting.size,
      ...(hub.work === undefined ? {} : { work: hub.work }),
      ...(hub.backup === undefined ? {} : { backup: hub.backup })
    }
  }

  function tell(): void {
    if (closed) return
    const now = status()
    for (const show of shows) show(now)
  }

  function receive({ data }: MessageEvent<unknown>): void {
    const message = parseToPages(data)
    if (message === undefined) return
    lastSign = Date.now()
    heard = true
    switch (message.t) {
      case 'changed':
        if (message.ledger === model.ledger()?.id)
          live.changed({ classes: message.classes, ...(message.ids === undefined ? {} : { ids: message.ids }) })
        return
      case 'answer': {
        const { id, result } = message
        const waiter = waiting.get(id)
        if (waiter === undefined) return
        waiting.delete(id)
        waiter.resolve(result)
        tell()
        return
      }
      case 'status':
        hub = message.status
        asleep = false
        // What an earlier hub did last may not have been told.
        if (instance !== undefined && instance !== message.instance) live.refresh()
        ;({ instance } = message)
        if (hub.ledger !== undefined) model.use(hub.ledger)
        for (const [id, { command }] of waiting) if (!message.holding.includes(id)) send({ t: 'command', id, command })
        tell()
    }
  }

  /** While something is expected of the hub, makes sure that there is one. */
  function look(): void {
    const now = Date.now()
    // The machine slept: the silence before was not the hub's.
    if (now - lastLook > 3 * patience.wake) lastSign = now
    lastLook = now
    if (heard && waiting.size === 0) {
      clearInterval(watch)
      watch = undefined
      return
    }
    if (now - lastSign >= patience.wake) {
      deps.wake()
      send({ t: 'ping' })
    }
    if (now - lastSign < patience.asleep || asleep) return
    asleep = true
    tell()
  }

  function expect(): void {
    if (watch !== undefined) return
    heard = false
    lastLook = Date.now()
    watch = setInterval(look, patience.wake)
  }

  channel.addEventListener('message', receive)
  greetHub(
    deps,
    () => closed,
    () => send({ t: 'ping' })
  )
  expect()

  return {
    live: (query, show) => live.live(query, show),
    read: async (query) => answer(await model.db(), query),
    run: (command) => {
      if (closed) return Promise.resolve(err({ kind: 'unreachable' }))
      return new Promise((resolve) => {
        waiting.set(command.id, { command, resolve })
        if (watch === undefined) lastSign = Date.now()
        send({ t: 'command', id: command.id, command })
        expect()
        tell()
      })
    },
    status: (show) => {
      shows.add(show)
      show(status())
      return () => shows.delete(show)
    },
    close: () => {
      closed = true
      clearInterval(watch)
      shows.clear()
      channel.removeEventListener('message', receive)
      channel.close()
      for (const { resolve } of waiting.values()) resolve(err({ kind: 'unreachable' }))
      waiting.clear()
      model.close()
    }
  }
}
