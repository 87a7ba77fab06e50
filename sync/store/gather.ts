import { clustersOf, targetOf, viewOf, type Member } from '../../crm/merge'
import type { Flat, RecordClass, RecordId } from '../../crm/types'
import { canMerge, partsOf } from './clusters'
import { companyOf, contacts, isDeleted, textAt, type Derived, type Merged } from './row'

/** What rows repeat of other records, gathered over the whole ledger. Written apart from `rows.ts` as its check. */
export interface Gathering {
  /** Takes in the records of a segment. */
  add(cls: RecordClass, segment: number, records: ReadonlyMap<RecordId, Flat>): void
  /** Numbers of segments, of those added, that hold records into which others are merged. */
  wanted(): readonly number[]
  /** Takes the records of a wanted segment. */
  addWanted(cls: RecordClass, segment: number, records: ReadonlyMap<RecordId, Flat>): void
  /** To be called when everything was added. */
  finish(): Gathered
}

export interface Gathered {
  readonly merged: (id: RecordId) => Merged | undefined
  readonly derived: (cls: RecordClass, id: RecordId, rec: Flat) => Derived
}

export function createGathering(): Gathering {
  const names = new Map<RecordId, string>()
  const contact = new Map<RecordId, number>()
  const firms = new Map<RecordId, RecordId>()
  const where = new Map<RecordId, number>()
  const linked = new Map<RecordId, Member>()

  function addOne(cls: RecordClass, segment: number, id: RecordId, rec: Flat): void {
    if (canMerge(cls)) where.set(id, segment)
    if (canMerge(cls) && targetOf(rec) !== undefined) linked.set(id, { cls, id, rec })
    if (isDeleted(rec)) return
    const name = textAt(rec, 'name')
    if (cls === 'company' && name !== undefined) names.set(id, name)
    const firm = companyOf(cls, rec)
    if (firm !== undefined) firms.set(id, firm)
    const { at, with: people } = contacts(cls, id, rec)
    for (const person of people) later(contact, person, at)
  }

  const targets = (): Set<RecordId> =>
    new Set([...linked.values()].flatMap(({ rec }) => targetOf(rec) ?? []).filter((id) => !linked.has(id)))

  function finish(): Gathered {
    const merged = new Map<RecordId, Merged>()
    for (const cluster of clustersOf(linked)) {
      const ids = cluster.members.map(({ id }) => id)
      for (const [id, part] of partsOf(cluster)) merged.set(id, part)
      const view = viewOf(cluster)
      const [name, firm] = [textAt(view, 'name'), companyOf(cluster.members[0]?.cls ?? 'ledger', view)]
      for (const id of ids) {
        firms.delete(id)
        names.delete(id)
        if (cluster.members[0]?.cls === 'company' && name !== undefined && !isDeleted(view)) names.set(id, name)
      }
      if (firm !== undefined && !isDeleted(view)) firms.set(cluster.head, firm)
    }
    const whole = (id: RecordId): readonly RecordId[] => {
      const part = merged.get(id)
      return part !== undefined && 'also' in part ? [id, ...part.also] : [id]
    }
    const latest = (id: RecordId): number => Math.max(...whole(id).map((each) => contact.get(each) ?? 0))
    // A company was met when one of its people was.
    const met = [...firms].map(([person, firm]) => [firm, latest(person)] as const)
    for (const [firm, at] of met) later(contact, firm, at)
    return {
      merged: (id) => merged.get(id),
      derived: (cls, id, own) => {
        const part = merged.get(id)
        if (!canMerge(cls) || (part !== undefined && 'into' in part)) return {}
        const company = names.get(companyOf(cls, part === undefined ? own : part.view) ?? '')
        const at = latest(id)
        return { ...(company === undefined ? {} : { company }), ...(at === 0 ? {} : { contact: at }) }
      }
    }
  }

  return {
    add: (cls, segment, records) => {
      for (const [id, rec] of records) addOne(cls, segment, id, rec)
    },
    wanted: () => [...new Set([...targets()].flatMap((id) => where.get(id) ?? []))],
    addWanted: (cls, segment, records) => {
      for (const id of targets()) {
        const rec = where.get(id) === segment ? records.get(id) : undefined
        if (rec !== undefined) linked.set(id, { cls, id, rec })
      }
    },
    finish
  }
}

const later = (times: Map<RecordId, number>, id: RecordId, at: number): void => {
  if (at > (times.get(id) ?? 0)) times.set(id, at)
}
