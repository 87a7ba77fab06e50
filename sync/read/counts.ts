import type { Answers } from '../../crm/queries'
import type { LedgerDb, LedgerState } from '../store/db'

const noCounts: Answers['counts'] = { person: 0, company: 0, activity: 0, sample: 0 }

/** How many records there are that are not deleted. */
export async function counts(db: LedgerDb): Promise<Answers['counts']> {
  return ((await db.get('meta', 'state')) as LedgerState | undefined)?.counts ?? noCounts
}
