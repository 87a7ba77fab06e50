import { signal } from '@preact/signals'

/** Values that an undo left alone because they were changed since, until somebody has looked at them. */
export interface Kept {
  /** The command that was taken back. */
  readonly target: string
  readonly values: readonly { readonly id: string; readonly key: string }[]
}

export const kept = signal<Kept | undefined>(undefined)
