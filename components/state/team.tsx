import type { ReadonlySignal } from '@preact/signals'
import { createContext } from 'preact'
import { useContext, useMemo } from 'preact/hooks'
import type { TeamAnswer, TeamError, TeamRequest, TeamView } from '../../crm/team'
import type { Team } from '../../sync/api'
import { createAsked, useDoorView, type Asked } from './asker'

/** The door to the team; absent where a page has none, as in previews. */
export const TeamContext = createContext<Team | undefined>(undefined)

const nothing: TeamView = {}

/** The team of the open ledger as the hub sees it; `{}` while there is none. */
export const useTeamView = (): ReadonlySignal<TeamView> => useDoorView(useContext(TeamContext), nothing)

export type Asker = Asked<TeamRequest, TeamAnswer, TeamError>

/** Asks the team for something. */
export function useAsk(): Asker {
  const team = useContext(TeamContext)
  return useMemo(() => createAsked(team, 'unreachable'), [team])
}
