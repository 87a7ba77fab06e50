/** What a page needs only after its first paint: every answer but the first list and the counts. */
export { listAnywhere } from './list-anywhere'
export { log, lookup, members, record, records, settings } from './records'
export { search } from './search/search'
export { timeline } from './timeline'
export { values } from './values'
export { merged } from './whole'
