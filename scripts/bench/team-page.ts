import type { TeamAnswer, TeamRequest } from '../../crm/team'
import { createTeamClient } from '../../sync/hub/team-client'
import { readSignalText, signalText } from '../../sync/net/rendezvous'
import { openSignal, readSignal } from '../../sync/net/rendezvous-signal'
import { answerCall, offerCall, type Call } from '../../sync/net/webrtc'

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

let call: Call | undefined
const nobody = { self: '', keyOf: () => undefined } as unknown as Parameters<typeof readSignal>[1]

async function own(made: Call): Promise<string> {
  call = made
  const description = await made.description
  if (description === undefined) throw new Error('no way out of this browser')
  return signalText(openSignal({ call: '0'.repeat(32), description }))
}

async function theirs(text: string) {
  const bytes = readSignalText(text)
  const signal = bytes.ok ? await readSignal(bytes.value, nobody) : undefined
  if (signal === undefined) throw new Error('no signal')
  return signal.description
}

/** Sends each byte back that comes. */
async function echo(): Promise<void> {
  const opened = await call?.opened
  if (opened?.ok !== true) throw new Error('the bare channel did not open')
  opened.value.receive(
    (frame) => opened.value.send(frame),
    () => undefined
  )
}

/** Milliseconds there and back, one after the other. */
async function pings(rounds: number): Promise<number[]> {
  const opened = await call?.opened
  if (opened?.ok !== true) throw new Error('the bare channel did not open')
  const { value: way } = opened
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

const teamBench = {
  ask,
  offer: (): Promise<string> => own(offerCall({ servers: [] })),
  answer: async (text: string): Promise<string> => own(answerCall({ servers: [] }, await theirs(text))),
  accept: async (text: string): Promise<void> => call?.accept(await theirs(text)),
  echo,
  pings
}

export type TeamBench = typeof teamBench

Object.assign(globalThis, { teamBench })
