import { signal } from '@preact/signals'

export interface Toast {
  readonly id: number
  readonly text: string
  /** Takes back what the text says. */
  readonly undo?: () => void
}

const lifetime = 8000

/** What has just happened. The newest two are kept. */
export const toasts = signal<readonly Toast[]>([])

let last = 0
let held = false
const due = new Map<number, ReturnType<typeof setTimeout>>()

export function closeToast(id: number): void {
  clearTimeout(due.get(id))
  due.delete(id)
  toasts.value = toasts.value.filter((toast) => toast.id !== id)
}

function expire(id: number): void {
  due.set(
    id,
    setTimeout(() => (held ? expire(id) : closeToast(id)), lifetime)
  )
}

export function showToast(text: string, undo?: () => void): void {
  const toast: Toast = { id: ++last, text, ...(undo ? { undo } : {}) }
  toasts.value = [...toasts.value.slice(-1), toast]
  expire(toast.id)
}

/** While the pointer or the focus is on a toast it must not go away. */
export function holdToasts(on: boolean): void {
  held = on
}
