import type { CommandError } from '../../crm/commands'
import type { Status } from '../../sync/api'
import type { PageName } from './pages'
import { previewNow } from './people'
import type { TeamViewName } from './team'

/** One state of the panel to look at. */
export interface Screen {
  readonly page: PageName
  /** The part of the address behind `#`. */
  readonly hash: string
  /** Nobody in the ledger. */
  readonly empty?: boolean
  /** The store never answers. */
  readonly silent?: boolean
  readonly status?: Partial<Status>
  readonly failure?: CommandError
  readonly team?: TeamViewName
  /** The full page instead of the panel. */
  readonly full?: boolean
}

/** Every screen of the panel, by name. */
export const screens: Readonly<Record<string, Screen>> = {
  known: { page: 'known', hash: '' },
  draft: { page: 'draft', hash: '' },
  page: { page: 'page', hash: '' },
  nobody: { page: 'nobody', hash: '' },
  missed: { page: 'missed', hash: '' },
  idle: { page: 'idle', hash: '' },
  reading: { page: 'reading', hash: '' },
  failed: { page: 'failed', hash: '' },
  list: { page: 'none', hash: '#/people' },
  companies: { page: 'none', hash: '#/companies' },
  recent: { page: 'none', hash: '#/recent' },
  search: { page: 'none', hash: '#/search/co' },
  phone: { page: 'none', hash: '#/search/098200%2011' },
  nothing: { page: 'none', hash: '#/search/Zubeida' },
  person: { page: 'none', hash: '#/person/per_sunita' },
  hindi: { page: 'none', hash: '#/person/per_sarita' },
  company: { page: 'none', hash: '#/company/com_coastline' },
  gone: { page: 'none', hash: '#/person/per_gone' },
  form: { page: 'none', hash: '#/new/person/named/Zubeida' },
  firm: { page: 'none', hash: '#/new/company' },
  empty: { page: 'none', hash: '', empty: true },
  untouched: { page: 'none', hash: '#/recent', empty: true },
  waiting: { page: 'reading', hash: '', silent: true },
  trouble: {
    page: 'none',
    hash: '',
    status: {
      trouble: [
        { kind: 'full' },
        { kind: 'damaged', pieces: 2 },
        { kind: 'asleep' },
        { kind: 'lost', ledgers: [{ id: 'ldg_old', name: 'Larkfield', createdAt: 0 }] }
      ]
    }
  },
  team: { page: 'none', hash: '#/team', team: 'full' },
  sending: { page: 'none', hash: '#/team', team: 'sending' },
  alone: { page: 'none', hash: '#/team', team: 'alone' },
  start: { page: 'none', hash: '#/team' },
  join: { page: 'none', hash: '#/team/join' },
  joining: { page: 'none', hash: '#/team', team: 'connecting' },
  asked: { page: 'none', hash: '#/team', team: 'asked' },
  own: { page: 'none', hash: '#/new/person', team: 'full' },
  receiving: { page: 'none', hash: '#/team', team: 'receiving' },
  shared: { page: 'none', hash: '#/person/per_sunita', team: 'full' },
  room: { page: 'none', hash: '#/team', team: 'full', full: true },
  ledgers: {
    page: 'none',
    hash: '#/people',
    team: 'full',
    status: {
      ledgers: [
        { id: 'main', name: 'Mehta Traders', createdAt: 0 },
        { id: 'ldg_b', name: 'Exports', createdAt: 0, leftAt: previewNow - 3 * 86_400_000 },
        { id: 'ldg_c', name: 'घर का हिसाब', createdAt: 0 }
      ]
    }
  },
  table: { page: 'none', hash: '#/people', team: 'full', full: true },
  peers: { page: 'none', hash: '#/diagnostics', team: 'full', full: true },
  saving: { page: 'none', hash: '', status: { saving: 1 } },
  work: { page: 'none', hash: '', status: { work: { kind: 'rebuild', done: 430, total: 1000 } } }
}
