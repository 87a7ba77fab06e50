/**
 * Columns of operations as Automerge's binary format has them (automerge.org/automerge-binary-format-spec): run lengths,
 * differences, bits. The encoding is canonical: the library hashes a change by encoding it anew, and must come to the same
 * bytes.
 */

export interface Bytes {
  byte(value: number): void
  /** LEB128 of a whole number from 0 up to 2^53. */
  unsigned(value: number): void
  /** Signed LEB128 of a whole number within ±2^53. */
  signed(value: number): void
  /** 8 bytes, little-endian, IEEE 754. */
  float(value: number): void
  /** UTF-8. */
  text(value: string): void
  raw(value: Uint8Array): void
  /** Bytes so far. */
  size(): number
  /** What was written so far; valid until more is written. */
  view(): Uint8Array<ArrayBuffer>
}

const utf8 = new TextEncoder()

export function createBytes(): Bytes {
  let buffer = new Uint8Array(256)
  let end = 0

  function room(size: number): void {
    if (end + size <= buffer.length) return
    const larger = new Uint8Array(Math.max(buffer.length * 2, end + size))
    larger.set(buffer)
    buffer = larger
  }

  const byte = (value: number): void => {
    if (end === buffer.length) room(1)
    buffer[end++] = value
  }

  return {
    byte,
    unsigned: (value) => {
      let left = value
      for (; left >= 0x80; left = Math.floor(left / 0x80)) byte((left % 0x80) | 0x80)
      byte(left)
    },
    signed: (value) => {
      for (let left = value; ;) {
        const rest = Math.floor(left / 0x80)
        const low = left - rest * 0x80
        const last = (rest === 0 && low < 0x40) || (rest === -1 && low >= 0x40)
        byte(last ? low : low | 0x80)
        if (last) return
        left = rest
      }
    },
    float: (value) => {
      room(8)
      new DataView(buffer.buffer).setFloat64(end, value, true)
      end += 8
    },
    text: (value) => {
      room(value.length * 3)
      const { written } = utf8.encodeInto(value, buffer.subarray(end))
      end += written
    },
    raw: (value) => {
      room(value.length)
      buffer.set(value, end)
      end += value.length
    },
    size: () => end,
    view: () => buffer.subarray(0, end)
  }
}

export interface Column<T> {
  add(value: T): void
  /** Ends the column. */
  bytes(): Uint8Array
}

/** Runs of equal values, stretches of different ones, runs of nothing. A column of nothing is empty. */
function createRuns<T extends number | string>(put: (to: Bytes, value: T) => void): Column<T | null> {
  const out = createBytes()
  /** Different values in a row that are not written yet; the last of them may begin a run. */
  let different: T[] = []
  let [value, count]: [T | null, number] = [null, 0]
  let some = false

  function writeDifferent(): void {
    if (different.length === 0) return
    out.signed(-different.length)
    for (const one of different) put(out, one)
    different = []
  }

  function endRun(): void {
    if (count === 0) return
    if (value === null) {
      writeDifferent()
      out.signed(0)
      out.unsigned(count)
    } else if (count === 1) different.push(value)
    else {
      writeDifferent()
      out.signed(count)
      put(out, value)
    }
    count = 0
  }

  return {
    add: (next) => {
      if (next === value && count > 0) {
        count++
        return
      }
      endRun()
      ;[value, count] = [next, 1]
      some ||= next !== null
    },
    bytes: () => {
      if (!some) return new Uint8Array()
      endRun()
      writeDifferent()
      return out.view()
    }
  }
}

export const createNumbers = (): Column<number | null> => createRuns<number>((to, value) => to.unsigned(value))

export function createTexts(): Column<string | null> {
  const scratch = createBytes()
  return createRuns<string>((to, value) => {
    const from = scratch.size()
    scratch.text(value)
    to.unsigned(scratch.size() - from)
    to.raw(scratch.view().subarray(from))
  })
}

/** Each number as the difference from the one before. */
export function createDifferences(): Column<number | null> {
  const runs = createRuns<number>((to, value) => to.signed(value))
  let before = 0
  return {
    add: (value) => {
      runs.add(value === null ? null : value - before)
      if (value !== null) before = value
    },
    bytes: () => runs.bytes()
  }
}

/** Lengths of runs, beginning with those of `false`. */
export function createBits(): Column<boolean> {
  const out = createBytes()
  let [value, count] = [false, 0]
  return {
    add: (next) => {
      if (next === value) count++
      else {
        out.unsigned(count)
        ;[value, count] = [next, 1]
      }
    },
    bytes: () => {
      if (count > 0) out.unsigned(count)
      return out.view()
    }
  }
}
