import { teamScope } from '../replica'
import type { DeviceId, Op } from '../team/entry'
import { newEpochKey, sealEpoch } from '../team/epoch'
import type { OwnLog } from '../team/log'
import { holds } from '../team/roles'
import { roleOf } from '../team/state'

/**
 * Makes a new key for what the team reads when one is owed: somebody has lost the right to read, or a device that has it
 * has no key (EPO-3). Nothing happens when this device may not.
 */
export async function changeKeys(log: OwnLog, self: DeviceId): Promise<void> {
  const { state, owed, newer } = log.now()
  const role = roleOf(state, self)
  if (newer || role === undefined || !holds(role, 'rotate')) return
  const devices = [...state.devices.values()].filter(({ id }) => roleOf(state, id) !== undefined)
  const current = state.epochs.get(teamScope)
  const lacking = current === undefined || devices.some(({ id }) => !Object.hasOwn(current.boxes, id))
  if (!lacking && !owed.includes(teamScope)) return
  const epoch = (current?.epoch ?? -1) + 1
  const boxes = await sealEpoch(newEpochKey(), { team: log.id, scope: teamScope, epoch }, devices)
  // While the boxes were being sealed somebody else may have made this key.
  if ((log.now().state.epochs.get(teamScope)?.epoch ?? -1) >= epoch) return
  const op: Op = { op: 'rotate', scope: teamScope, epoch, boxes }
  await log.say(op)
}
