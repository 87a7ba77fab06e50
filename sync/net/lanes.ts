/** Works side by side, so many at a time. */
export interface Lanes {
  /** Begins a work when there is room; resolves then. Throws what an earlier one has thrown. */
  add(work: () => Promise<void>): Promise<void>
  /** Resolves when all are done. Throws what one of them has thrown. */
  done(): Promise<void>
}

export function createLanes(abreast: number): Lanes {
  const running = new Set<Promise<void>>()
  const failed: unknown[] = []

  async function until(most: number): Promise<void> {
    while (running.size > most && failed.length === 0) await Promise.race(running)
    if (failed.length > 0) throw failed[0]
  }

  return {
    add: async (work) => {
      await until(abreast - 1)
      const one: Promise<void> = work()
        .catch((error: unknown) => void failed.push(error))
        .finally(() => running.delete(one))
      running.add(one)
    },
    done: () => until(0)
  }
}
