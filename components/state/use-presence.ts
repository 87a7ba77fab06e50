import { useContext, useEffect } from 'preact/hooks'
import type { RecordId } from '../../crm/types'
import { TeamContext } from './team'

/** A sign of presence is good for 30 seconds. */
const again = 20_000

const typing = 'input:not([type=checkbox]), textarea, select'

/** Lets the team see that this page shows a record, and whether something in it is being edited. */
export function usePresence(record: RecordId): void {
  const team = useContext(TeamContext)
  useEffect(() => {
    if (team === undefined) return
    const say = (): void => {
      if (document.visibilityState === 'hidden') return
      const editing = document.hasFocus() && document.activeElement?.matches(typing) === true
      void team.ask({ ask: 'presence', record, ...(editing ? { editing: 'record' } : {}) })
    }
    const lifetime = new AbortController()
    const { signal } = lifetime
    const timer = setInterval(say, again)
    // The focus has moved when the event is over.
    const soon = (): void => void setTimeout(say)
    document.addEventListener('focusin', soon, { signal })
    document.addEventListener('focusout', soon, { signal })
    document.addEventListener('visibilitychange', say, { signal })
    say()
    return () => {
      clearInterval(timer)
      lifetime.abort()
      void team.ask({ ask: 'presence' })
    }
  }, [team, record])
}
