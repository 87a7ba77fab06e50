import { creation, edit } from './build'
import type { Write } from './commands'
import type { RecordId } from './types'

/** The record that holds what is true for the whole ledger: its name and its country. */
export const ledgerRecord: RecordId = 'led_main'

/** @param country ISO 3166-1 alpha-2 @param exists whether the ledger's record is there already */
export const countryWrite = (country: string, exists: boolean): Write =>
  exists ? edit('ledger', ledgerRecord, { country }) : creation('ledger', ledgerRecord, { country })
