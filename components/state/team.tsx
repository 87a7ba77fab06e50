import { signal, type ReadonlySignal } from '@preact/signals'
import { createContext } from 'preact'
import { useContext, useLayoutEffect, useMemo } from 'preact/hooks'
import type { TeamAnswer, TeamError, TeamRequest, TeamView } from '../../crm/team'
import { err, type Result } from '../../platform/result'
import type { Team } from '../../sync/api'

/** The door to the team; absent where a page has none, as in previews. */
export const TeamContext = createContext<Team | undefined>(undefined)

/** The team of the open ledger as the hub sees it; `{}` while there is none. */
export function useTeamView(): ReadonlySignal<TeamView> {
  const team = useContext(TeamContext)
  const view = useMemo(() => signal<TeamView>({}), [team])
  useLayoutEffect(
    () =>
      team?.view((next) => {
        view.value = next
      }),
    [team, view]
  )
  return view
}

export type AskOutcome = Result<TeamAnswer, TeamError>

export interface Asker {
  readonly ask: (request: TeamRequest) => Promise<AskOutcome>
  /** True while a request has been under way for longer than 150 ms. */
  readonly pending: ReadonlySignal<boolean>
  readonly error: ReadonlySignal<TeamError | undefined>
  readonly clear: () => void
}

const noticeable = 150

function createAsker(team: Team | undefined): Asker {
  const pending = signal(false)
  const error = signal<TeamError | undefined>(undefined)
  return {
    ask: async (request) => {
      const timer = setTimeout(() => (pending.value = true), noticeable)
      const outcome: AskOutcome = (await team?.ask(request)) ?? err('unreachable')
      clearTimeout(timer)
      pending.value = false
      error.value = outcome.ok ? undefined : outcome.error
      return outcome
    },
    pending,
    error,
    clear: () => {
      error.value = undefined
    }
  }
}

/** Asks the team for something; what went wrong is kept for the place that asked. */
export function useAsk(): Asker {
  const team = useContext(TeamContext)
  return useMemo(() => createAsker(team), [team])
}
