import { setTimeout as pause } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { edit, person, row, save } from '../../test/sync/store/open'
import { connect, createTeam, type Member } from '../../test/sync/team/rooms'

/**
 * `npx tsx scripts/bench/mesh.ts`: messages that one edit costs a team of devices which are all connected with each other.
 * Messages do not depend on the machine, so all devices run in one process, with the hub's code over ways in memory.
 */

export interface MeshCost {
  readonly devices: number
  readonly messages: number
}

/** Until `isSo`, looked at ever more seldom: many devices share one thread. */
async function until(isSo: () => boolean | Promise<boolean>, what: string): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (await isSo()) return
    await pause(Math.min(50 + tries * 5, 500))
  }
  throw new Error(`the devices did not come so far: ${what}`)
}

const titleOf = async ({ store }: Member): Promise<unknown> => (await row(store, 'per_a'))?.rec['title']

export async function meshCost(devices: number): Promise<MeshCost> {
  const team = await createTeam('Asha')
  const members = [team.founder]
  while (members.length < devices) members.push(await team.join(`Device ${members.length}`, 'rep'))
  const { store } = team.founder
  const done = await store.run(save(person('a', { name: 'Meera', title: 'Owner' })))
  if (!done.ok) throw new Error(done.error.kind)
  // Everybody has met the first one.
  for (const [at, a] of members.entries()) for (const b of members.slice(at + 1)) if (at > 0) await connect(a, b).opened
  const sessions = (): ReturnType<Member['room']['mesh']['sessions']> =>
    members.flatMap(({ room }) => room.mesh.sessions())
  const sent = (): number => sessions().reduce((sum, session) => sum + session.traffic().messages, 0)
  await until(() => sessions().length === devices * (devices - 1), 'connected')
  await until(() => sessions().every((session) => session.progress().equal), 'equal')
  await until(async () => (await Promise.all(members.map(titleOf))).every((title) => title === 'Owner'), 'the record')
  let before = -1
  await until(async () => {
    const now = sent()
    await pause(1500)
    const quiet = now === before && sent() === now
    before = now
    return quiet
  }, 'quiet')
  await store.run(save(edit(person('a', {}), { title: 'Buyer' })))
  await until(async () => (await Promise.all(members.map(titleOf))).every((title) => title === 'Buyer'), 'the edit')
  await pause(1500)
  const messages = sent() - before
  for (const member of members) await member.stop()
  return { devices, messages }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { devices, messages } = await meshCost(20)
  console.log(`${devices} devices, one edit: ${messages} messages, ${(messages / (devices - 1)).toFixed(2)} a device`)
}
