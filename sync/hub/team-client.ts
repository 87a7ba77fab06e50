import { err } from '../../platform/result'
import type { Team } from '../api'
import { createAskClient } from './ask-client'
import type { HubAccess } from './hub-access'
import { parseTeamToPages, type TeamToHub } from './team-messages'

export interface TeamClientDeps extends HubAccess {
  /** Milliseconds after which an unanswered request counts as failed. Until then it is sent again; the hub answers it once. */
  readonly patience?: number
}

/** The pages' side of the team: asks the hub and shows what it says. */
export function createTeamClient({ patience = 30_000, ...deps }: TeamClientDeps): Team {
  return createAskClient({
    ...deps,
    first: {},
    look: { t: 'team.look' } satisfies TeamToHub,
    message: (id, request) => ({ t: 'team.ask', id, request }) satisfies TeamToHub,
    parse: (data) => {
      const message = parseTeamToPages(data)
      return message?.t === 'team.answer' ? { id: message.id, answer: message.result } : message
    },
    unanswered: err('unreachable'),
    patience,
    repeatEvery: 1000
  })
}
