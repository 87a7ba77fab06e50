import { useMemo } from 'preact/hooks'
import { whenIdle } from '../../platform/idle'
import { PageCard } from '../capture/page-card'
import { RecordList } from '../people/record-list'
import { lazy } from '../state/lazy'
import { useCommand } from '../state/use-command'
import { useNow } from '../state/use-now'
import type { Search } from './use-search'

const SearchResults = lazy(async () => (await import('./search-results')).SearchResults)

/** The first keystroke need not wait for the results' code. */
export const warmUp = (): void => whenIdle(SearchResults.warm)

const RecordPage = lazy(async () => (await import('../people/record-page')).RecordPage)
const RecordForm = lazy(async () => (await import('../people/record-form')).RecordForm)
const TeamPage = lazy(async () => (await import('../team/team-page')).TeamPage)
const Recent = lazy(async () => (await import('./recent')).Recent)

export interface RoomProps {
  readonly parts: readonly string[]
  readonly search: Search
  /** Id of the list of results. */
  readonly results: string
}

/** What the address asks for, or did until the answer to what is typed is there. */
export function Room({ parts, search, results }: RoomProps) {
  const now = useNow()
  const { run } = useCommand()
  const [place, what] = parts
  switch (place) {
    case 'search':
      return <Results id={results} search={search} now={now} />
    case 'person':
    case 'company':
      return <RecordPage key={what} cls={place} id={what ?? ''} now={now} />
    case 'new':
      return <RecordForm key={what} cls={what === 'company' ? 'company' : 'person'} {...knownOf(parts)} />
    case 'companies':
      return <RecordList key={place} cls="company" now={now} />
    case 'team':
      return <TeamPage first={what} narrow />
    case 'recent':
      return <Recent now={now} />
    case undefined:
    default:
      return (
        <>
          <PageCard now={now} />
          <RecordList key="people" cls="person" now={now} onSample={() => void run({ kind: 'sample', on: true })} />
        </>
      )
  }
}

/** `#/new/person/named/Asha` and `#/new/person/at/Mehta%20Traders` say what is known beforehand. */
function knownOf([, , how, text]: readonly string[]): { readonly known?: { name?: string; company?: string } } {
  if (text === undefined) return {}
  return { known: how === 'at' ? { company: text } : { name: text } }
}

interface ResultsProps {
  readonly id: string
  readonly search: Search
  readonly now: number
}

/** What is typed changes nothing here before its answer is there. */
function Results({ id, search: { shown, active }, now }: ResultsProps) {
  return useMemo(
    () => (
      <SearchResults
        id={id}
        text={shown?.text ?? ''}
        hits={shown?.answer.hits}
        more={shown?.answer.more ?? false}
        active={active}
        now={now}
      />
    ),
    [id, shown, active, now]
  )
}
