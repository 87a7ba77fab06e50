/** What a page needs only after its first paint. */
export { listAnywhere } from './list-anywhere'
export { search } from './search/search'
export { timeline } from './timeline'
export { values } from './values'
export { merged } from './whole'
