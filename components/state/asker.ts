import { computed, signal, type ReadonlySignal } from '@preact/signals'
import { useLayoutEffect, useMemo } from 'preact/hooks'
import { err, type Result } from '../../platform/result'
import type { Stop } from '../../sync/api'

/** A door to the hub that is asked for things and shows one view. */
export interface Door<Request, View, Answer, Problem> {
  view(show: (view: View) => void): Stop
  ask(request: Request): Promise<Result<Answer, Problem>>
}

/** What the hub shows at a door; `first` until it has said something, or where there is no door. */
export function useDoorView<View>(door: Pick<Door<never, View, unknown, unknown>, 'view'> | undefined, first: View) {
  const view = useMemo(() => signal(first), [door])
  useLayoutEffect(
    () =>
      door?.view((next) => {
        view.value = next
      }),
    [door, view]
  )
  return view as ReadonlySignal<View>
}

export interface Asked<Request extends { readonly ask: string }, Answer, Problem> {
  readonly ask: (request: Request) => Promise<Result<Answer, Problem>>
  /** What has been asked and takes longer than 150 ms. */
  readonly asking: ReadonlySignal<Request['ask'] | undefined>
  readonly pending: ReadonlySignal<boolean>
  /** What went wrong last. */
  readonly error: ReadonlySignal<Problem | undefined>
  readonly clear: () => void
}

const noticeable = 150

/** Asks at a door; what went wrong is kept for the place that asked. */
export function createAsked<Request extends { readonly ask: string }, Answer, Problem>(
  door: Pick<Door<Request, unknown, Answer, Problem>, 'ask'> | undefined,
  unreachable: Problem
): Asked<Request, Answer, Problem> {
  const asking = signal<Request['ask'] | undefined>(undefined)
  const error = signal<Problem | undefined>(undefined)
  return {
    ask: async (request) => {
      const timer = setTimeout(() => (asking.value = request.ask), noticeable)
      const outcome = (await door?.ask(request)) ?? err(unreachable)
      clearTimeout(timer)
      asking.value = undefined
      error.value = outcome.ok ? undefined : outcome.error
      return outcome
    },
    asking,
    pending: computed(() => asking.value !== undefined),
    error,
    clear: () => {
      error.value = undefined
    }
  }
}
