/** Which of the copies of one ledger may go. ARC-10. */

export interface Kept {
  readonly file: string
  readonly at: number
  /** People and companies in it, where that can be read. */
  readonly records?: number
}

const day = 86_400_000

/**
 * The newest two stay, the newest that is a day and that is a week older, and the one that holds most: a ledger that was
 * emptied by mistake must not push its full copies out.
 */
export function surplus(copies: readonly Kept[], now: number): readonly string[] {
  const sorted = copies.toSorted((a, b) => b.at - a.at)
  const fullest = sorted.reduce<Kept | undefined>(
    (best, copy) => ((copy.records ?? 0) > (best?.records ?? 0) ? copy : best),
    undefined
  )
  const stay = new Set([
    ...sorted.slice(0, 2),
    ...[1, 7].flatMap((days) => sorted.find(({ at }) => at <= now - days * day) ?? []),
    ...(fullest === undefined ? [] : [fullest])
  ])
  return sorted.filter((copy) => !stay.has(copy)).map(({ file }) => file)
}

/** Milliseconds between two copies: small ledgers often, large ones so that copying takes about a hundredth of the time. */
export const copyInterval = (took: number): number => Math.min(1_800_000, Math.max(60_000, took * 100))

/** Milliseconds between two files in the folder. */
export const folderInterval = day
