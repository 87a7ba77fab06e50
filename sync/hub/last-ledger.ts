import type { LedgerInfo } from '../api'

/** The ledger that was open last, where a page finds it without a database being opened first. Only a hint: the hub decides. */
const storageKey = 'bahi.last'

export function lastLedger(): LedgerInfo | undefined {
  const stored = globalThis.localStorage?.getItem(storageKey)
  return typeof stored === 'string' ? parse(stored) : undefined
}

export function keepLastLedger({ id, name, createdAt }: LedgerInfo): void {
  const text = JSON.stringify({ id, name, createdAt })
  if (globalThis.localStorage?.getItem(storageKey) !== text) globalThis.localStorage?.setItem(storageKey, text)
}

function parse(text: string): LedgerInfo | undefined {
  try {
    const { id, name, createdAt } = (JSON.parse(text) ?? {}) as Record<string, unknown>
    if (typeof id !== 'string' || typeof name !== 'string' || typeof createdAt !== 'number') return undefined
    return { id, name, createdAt }
  } catch {
    return undefined
  }
}
