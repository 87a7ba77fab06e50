import type { Signal } from '@preact/signals'
import type { PageView } from '../../components/capture/page-context'
import type { Outcome } from './drafting'

/** Puts a view on show while `work` makes its drafts; an outcome that comes after something else is shown is dropped. */
export async function fill(at: Signal<PageView>, view: PageView, work: () => Promise<Outcome>): Promise<void> {
  // Another reading of the same thing must not take away what the user is looking at.
  const again = at.value.key === view.key && at.value.reading === 'done'
  const mine: PageView = again ? { ...at.value } : { ...view, reading: 'reading' }
  at.value = mine
  const outcome = await work().catch((): Outcome => 'no-answer')
  if (at.value !== mine) return
  at.value =
    typeof outcome === 'string'
      ? { ...view, reading: 'failed', error: outcome }
      : { ...view, reading: 'done', result: outcome }
}
