import type { Device } from './device'
import { isPrivate } from '../../crm/private'
import { ownRecord, type Promises } from './ledger'

/** What everybody must have in common at the end, as text that can be compared. */
export interface Replica {
  readonly heads: string
  readonly rows: ReadonlyMap<string, string>
  readonly log: string
}

export async function replicaOf(device: Device): Promise<Replica> {
  return device.run(async ({ store, room }) => {
    const segments = await room.replica.segments()
    // What somebody has for themselves is nobody else's.
    const rows = (await store.db.getAll('rows')).filter(({ seg }) => !isPrivate(seg))
    const plain = rows.map(({ id, cls, seg, rec, company, contact }): [string, string] => [
      id,
      JSON.stringify([cls, seg, Object.entries(rec).toSorted(([a], [b]) => (a < b ? -1 : 1)), company, contact])
    ])
    return {
      heads: JSON.stringify(segments.map(({ name, heads }) => [name.cls, name.number, heads])),
      rows: new Map(plain.toSorted(([a], [b]) => (a < b ? -1 : 1))),
      log: room.log.now().heads.toSorted().join()
    }
  })
}

/** Whether all have the same; if not, in which respect. */
export function difference(replicas: readonly Replica[]): string | undefined {
  const [first, ...others] = replicas
  for (const other of others) {
    if (first?.log !== other.log) return 'the logs of the team differ'
    if (first.heads !== other.heads) return 'the documents differ'
    for (const [id, row] of first.rows) if (other.rows.get(id) !== row) return `the rows of ${id} differ`
    if (first.rows.size !== other.rows.size) return 'there are more rows on one device'
  }
  return undefined
}

/** What was promised and is not there; `undefined` when every promise was kept. */
export async function brokenPromise(
  devices: readonly Device[],
  honest: ReadonlySet<string>,
  promises: Promises
): Promise<string | undefined> {
  for (const device of devices) {
    const found = await device.run(async ({ store }) => {
      const differences = await store.compare(false)
      const { changed, missing, extra, counters } = differences
      if (changed + missing + extra + counters > 0)
        return `${device.name}: rows are not what the documents say: ${JSON.stringify(differences)}`
      const rows = new Map((await store.db.getAll('rows')).map(({ id, rec }) => [id, rec]))
      const foreign = [...promises.own].find(([id, by]) => by !== device.name && rows.has(id))
      if (foreign !== undefined) return `${device.name} has ${foreign[0]}, which ${foreign[1]} has for themselves`
      for (const [id, by] of promises.created)
        if (honest.has(by) && !rows.has(id) && (promises.own.get(id) ?? device.name) === device.name)
          return `${device.name}: ${id} was saved by ${by} and is not there`
      for (const [by, { saved, tried }] of promises.counted) {
        if (saved < 0 || !honest.has(by)) continue
        const name = rows.get(ownRecord(by))?.['name']
        const count = Number(String(name).replace('Count ', ''))
        if (!(count >= saved && count <= tried))
          return `${device.name}: ${by} had counted to ${saved} of ${tried}, found ${String(name)}`
      }
      for (const [at, values] of promises.written) {
        const [id = '', key = ''] = at.split(' ')
        const value = rows.get(id)?.[key]
        if (key !== 'notes' && rows.has(id) && !values.has(value))
          return `${device.name}: ${at} is ${String(value)}, which nobody wrote`
      }
      return undefined
    })
    if (found !== undefined) return found
  }
  return undefined
}
