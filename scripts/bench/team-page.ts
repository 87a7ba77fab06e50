import type { TeamAnswer, TeamRequest } from '../../crm/team'
import { createTeamClient } from '../../sync/hub/team-client'
import { createCalls } from './calls'
import { watchThread } from './thread'

/** Runs in a page of the extension: asks its hub about the team, and is one end of a bare data channel to compare with. */

interface WakingRuntime {
  readonly runtime: { sendMessage(message: unknown): Promise<unknown> }
}

const { runtime } = (globalThis as unknown as { chrome: WakingRuntime }).chrome
const team = createTeamClient({ wake: () => void runtime.sendMessage({ kind: 'hub.wake' }).catch(() => undefined) })

async function ask(request: TeamRequest): Promise<TeamAnswer> {
  const answer = await team.ask(request)
  if (!answer.ok) throw new Error(`${request.ask}: ${answer.error}`)
  return answer.value
}

const calls = createCalls()

/** Sends each byte back that comes. */
async function echo(): Promise<void> {
  const way = await calls.way('bare')
  way.receive(
    (frame) => way.send(frame),
    () => undefined
  )
}

/** Milliseconds there and back, one after the other. */
async function pings(rounds: number): Promise<number[]> {
  const way = await calls.way('bare')
  const times: number[] = []
  let back: () => void = () => undefined
  way.receive(
    () => back(),
    () => undefined
  )
  for (let round = 0; round < rounds; round++) {
    const start = performance.now()
    await new Promise<void>((resolve) => {
      back = resolve
      way.send(Uint8Array.of(round & 255))
    })
    times.push(performance.now() - start)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  return times
}

let longest: () => number = () => Number.NaN

const teamBench = {
  watch: (): void => void (longest = watchThread()),
  longest: (): number => longest(),
  ask,
  offer: () => calls.offer('bare'),
  answer: (text: string) => calls.answer('bare', text),
  accept: (text: string) => calls.accept('bare', text),
  echo,
  pings
}

export type TeamBench = typeof teamBench

Object.assign(globalThis, { teamBench })
