import type { TeamDesk } from './team'
import { parseTeamToHub, type TeamResult, type TeamToPages } from './team-messages'

/** The hub's side of the talk about the team. */
export interface TeamTalk {
  /** Whether a message was for the team. */
  hear(data: unknown): boolean
  /** The view has changed; it is told a moment later, so that a busy session does not flood the pages. */
  show(): void
}

/** Milliseconds. */
const pause = 50
/** Answers kept for a page that asks again because it did not hear. */
const mostAnswers = 100

export function createTeamTalk(team: TeamDesk, post: (message: TeamToPages) => void): TeamTalk {
  const answers = new Map<string, Promise<TeamResult>>()
  let waiting = false

  function show(): void {
    if (waiting) return
    waiting = true
    setTimeout(() => {
      waiting = false
      post({ t: 'team.view', view: team.view() })
    }, pause)
  }

  async function answer(id: string, request: unknown): Promise<void> {
    const known = answers.get(id) ?? team.ask(request)
    answers.set(id, known)
    for (const old of answers.keys()) {
      if (answers.size <= mostAnswers) break
      answers.delete(old)
    }
    post({ t: 'team.answer', id, result: await known })
  }

  return {
    show,
    hear: (data) => {
      const message = parseTeamToHub(data)
      if (message === undefined) return false
      if (message.t === 'team.look') post({ t: 'team.view', view: team.view() })
      else void answer(message.id, message.request)
      return true
    }
  }
}
