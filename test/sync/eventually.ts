import { expect } from 'vitest'

/** Waits until a value is what is expected: longer than by default, because other work may have the machine. */
export const eventually: typeof expect.poll = (read, options) => expect.poll(read, { timeout: 15_000, ...options })
