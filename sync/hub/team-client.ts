import type { TeamView } from '../../crm/team'
import { newId } from '../../platform/ids'
import { err } from '../../platform/result'
import type { Team } from '../api'
import { channelName } from './messages'
import { parseTeamToPages, type TeamResult, type TeamToHub } from './team-messages'

export interface TeamClientDeps {
  /** Sees to it that there is a hub. May be called often. */
  readonly wake: () => void
  readonly channel?: () => BroadcastChannel
  /** Milliseconds after which an unanswered request counts as failed. Until then it is sent again; the hub answers it once. */
  readonly patience?: number
}

/** The pages' side of the team: asks the hub and shows what it says. */
export function createTeamClient({ wake, channel: open, patience = 30_000 }: TeamClientDeps): Team {
  const channel = open?.() ?? new BroadcastChannel(channelName)
  const waiting = new Map<string, (result: TeamResult) => void>()
  const shows = new Set<(view: TeamView) => void>()
  let view: TeamView = {}

  const send = (message: TeamToHub): void => channel.postMessage(message)

  function settle(id: string, result: TeamResult): void {
    waiting.get(id)?.(result)
    waiting.delete(id)
  }

  function receive({ data }: MessageEvent<unknown>): void {
    const message = parseTeamToPages(data)
    if (message === undefined) return
    if (message.t === 'team.answer') return settle(message.id, message.result)
    ;({ view } = message)
    for (const show of shows) show(view)
  }

  channel.addEventListener('message', receive)
  wake()
  send({ t: 'team.look' })

  return {
    view: (show) => {
      shows.add(show)
      show(view)
      return () => shows.delete(show)
    },
    ask: (request) => {
      const id = newId('ask')
      wake()
      return new Promise((resolve) => {
        const late = setTimeout(() => settle(id, err('unreachable')), patience)
        const again = setInterval(() => {
          wake()
          send({ t: 'team.ask', id, request })
        }, 1000)
        waiting.set(id, (result) => {
          clearTimeout(late)
          clearInterval(again)
          resolve(result)
        })
        send({ t: 'team.ask', id, request })
      })
    },
    close: () => {
      shows.clear()
      channel.removeEventListener('message', receive)
      channel.close()
      for (const id of waiting.keys()) settle(id, err('unreachable'))
    }
  }
}
