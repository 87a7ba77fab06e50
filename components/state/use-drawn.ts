import { useEffect, useState } from 'preact/hooks'
import { whenIdle } from '../../platform/idle'

/** False while a component is drawn for the first time, true a moment after that is on the screen. */
export function useDrawn(): boolean {
  const [drawn, setDrawn] = useState(false)
  useEffect(() => {
    let gone = false
    whenIdle(() => {
      if (!gone) setDrawn(true)
    })
    return () => {
      gone = true
    }
  }, [])
  return drawn
}
