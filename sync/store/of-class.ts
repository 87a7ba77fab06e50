import type { RecordClass, RecordId } from '../../crm/types'

const prefixes: Partial<Record<RecordClass, string>> = {
  person: 'per_',
  company: 'com_',
  activity: 'act_',
  pair: 'nds_'
}

/** A record in a segment of another class would escape that class's rights: it is nobody's honest work, and counts as absent. */
export function isOfClass(id: RecordId, cls: RecordClass): boolean {
  const own = prefixes[cls]
  return own === undefined ? !Object.values(prefixes).some((prefix) => id.startsWith(prefix)) : id.startsWith(own)
}
