import { signal } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import type { SavedView } from '../../crm/queries'
import { decodeListState, encodeListState } from '../../crm/views'
import { ListPage } from './list-page'
import type { ListState } from './list-state'

/** A saved list. It can be sorted and narrowed on the spot; the saved one stays as it is. */
export function ViewPage({ view, openId }: { readonly view: SavedView; readonly openId: string | undefined }) {
  const saved = encodeListState(view.spec, view.columns)
  const state = useMemo((): ListState => {
    const columns = decodeListState(saved)?.columns ?? []
    return { spec: signal(view.spec), columns: signal(columns) }
  }, [view.id, saved])
  return <ListPage list={view.id} title={view.name} state={state} openId={openId} />
}
