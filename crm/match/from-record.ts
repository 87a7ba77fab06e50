/** People and companies of the ledger as the duplicate finder sees them. */

import type { Address, Company, Person } from '../records'
import type { MatchAddress, MatchRecord } from './match-record'

const toAddress = ({ raw, street, city, region, postcode }: Address): MatchAddress => ({
  lines: (street ?? raw).split('\n'),
  ...(city === undefined ? {} : { city }),
  ...(region === undefined ? {} : { region }),
  ...(postcode === undefined ? {} : { postcode })
})

/** `company` is the name of a person's company, where known. */
export const matchRecordOf = (record: Person | Company, company?: string): MatchRecord => {
  const person = record.kind === 'person'
  return {
    id: record.id,
    kind: record.kind,
    name: record.name,
    ...(person && record.given !== undefined ? { given: record.given } : {}),
    ...(person && record.family !== undefined ? { family: record.family } : {}),
    ...(person && company !== undefined ? { company } : {}),
    emails: record.emails.map(({ value }) => value),
    phones: record.phones.map(({ value }) => value),
    urls: record.urls.map(({ value }) => value),
    domains: person ? [] : record.domains,
    taxIds: person ? [] : Object.entries(record.taxIds).map(([scheme, value]) => `${scheme}:${value}`),
    addresses: Object.values(record.addresses).map(toAddress),
    other: {}
  }
}
