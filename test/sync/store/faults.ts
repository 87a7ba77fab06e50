import 'fake-indexeddb/auto'

/** Lets IndexedDB fail at a chosen moment: as if the process had ended there, or as if the disk were full. */
export interface Faults {
  /** From the `at`-th request to change something on, nothing works any more; the transaction at work is taken back. */
  dieAt(at: number): void
  /** Every `nth` request to write fails for want of space and takes its transaction with it. */
  fillDisk(nth: number): void
  /** Everything works again. */
  mend(): void
  /** Requests that were counted since the last call of one of the above. */
  readonly steps: () => number
  readonly dead: () => boolean
}

type Method = (...args: unknown[]) => unknown
type Patched = Record<string, Method>

interface Patch {
  readonly prototype: Patched
  readonly name: string
  readonly transactionOf: (self: never) => IDBTransaction
}

const storeMethods = ['put', 'add', 'delete', 'clear'].map((name): Patch => ({
  prototype: IDBObjectStore.prototype as unknown as Patched,
  name,
  transactionOf: (self: IDBObjectStore) => self.transaction
}))

const cursorMethods = ['update', 'delete'].map((name): Patch => ({
  prototype: IDBCursor.prototype as unknown as Patched,
  name,
  transactionOf: (self: IDBCursor) =>
    self.source instanceof IDBIndex ? self.source.objectStore.transaction : self.source.transaction
}))

export function installFaults(): Faults {
  let count = 0
  let puts = 0
  let fatal = Infinity
  let nth = 0
  let dead = false
  /** Lives of the process. A connection belongs to the one that opened it and is of no use to the next. */
  let life = 0
  const lives = new WeakMap<IDBDatabase, number>()

  function isOver(database: IDBDatabase): boolean {
    const own = lives.get(database) ?? life
    lives.set(database, own)
    return dead || own < life
  }

  function kill(transaction?: IDBTransaction): never {
    if (count >= fatal) dead = true
    try {
      transaction?.abort()
    } catch {
      // It was over already.
    }
    throw new DOMException('the process has ended', 'AbortError')
  }

  for (const { prototype, name, transactionOf } of [...storeMethods, ...cursorMethods]) {
    const original = prototype[name]!
    prototype[name] = function patched(this: never, ...args: unknown[]) {
      const transaction = transactionOf(this)
      const over = isOver(transaction.db)
      if (!over) count++
      if (over || count >= fatal) kill(transaction)
      if (!over) puts++
      if (nth > 0 && puts % nth === 0) {
        transaction.abort()
        throw new DOMException('no space', 'QuotaExceededError')
      }
      return original.apply(this, args)
    }
  }

  const database = IDBDatabase.prototype as unknown as Patched
  const original = database['transaction']!
  database['transaction'] = function patched(this: IDBDatabase, ...args: unknown[]) {
    const over = isOver(this)
    if (args[1] === 'versionchange') return original.apply(this, args)
    if (!over) count++
    if (over || count >= fatal) kill()
    return original.apply(this, args)
  }

  const reset = (): void => {
    if (dead) life++
    count = 0
    puts = 0
    fatal = Infinity
    nth = 0
    dead = false
  }
  return {
    dieAt: (at) => {
      reset()
      fatal = at
    },
    fillDisk: (every) => {
      reset()
      nth = every
    },
    mend: reset,
    steps: () => count,
    dead: () => dead
  }
}
