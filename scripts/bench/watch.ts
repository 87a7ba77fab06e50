/**
 * Runs before everything else in every page that is measured. Tells when something that the page shows is painted: after
 * the change of the document, the frame that draws it (`requestAnimationFrame`) and the first message behind that frame.
 */
export interface Watch {
  /** Resolves to `performance.now()` of the paint after which `shown` holds. */
  painted(shown: () => boolean): Promise<number>
  /** When the start of the page was painted, once it was: fifty rows, or the blank page's line. */
  readonly started: Promise<number>
  /** From now on looks for a keystroke and then for these rows. */
  expect(rows: readonly string[]): void
  /** Milliseconds from that keystroke, by its event's time stamp, until those rows were painted. */
  expected: Promise<number>
  /** Addresses of the first rows that the page shows, in order: all that can be in view. */
  rows(): string[]
  /** The name that the row with this address shows. */
  nameOf(address: string): string
}

const afterFrame = (): Promise<number> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.addEventListener('message', () => resolve(performance.now()))
      port1.start()
      port2.postMessage(undefined)
    })
  })

function painted(shown: () => boolean): Promise<number> {
  return new Promise((resolve) => {
    const done = (): void => {
      observer.disconnect()
      void afterFrame().then(resolve)
    }
    const observer = new MutationObserver(() => {
      if (shown()) done()
    })
    observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true })
    if (shown()) done()
  })
}

/** More rows than a window of the bench's height can show. */
const inView = 16

const rowsInView = (): string[] =>
  [...document.querySelectorAll('a[data-row]')].slice(0, inView).map((row) => row.getAttribute('href') ?? '')

const started = painted(
  () => document.getElementById('blank') !== null || document.querySelectorAll('a[data-row]').length >= 50
)

const nextKey = (): Promise<number> =>
  new Promise((resolve) => {
    const heard = ({ timeStamp }: Event): void => resolve(Math.min(timeStamp, performance.now()))
    // Text that an input method commits comes without a key.
    for (const type of ['keydown', 'beforeinput']) addEventListener(type, heard, { capture: true, once: true })
  })

const watch: Watch = {
  painted,
  started,
  expect: (wanted) => {
    const key = nextKey()
    const end = painted(() => {
      const shown = rowsInView()
      return shown.length === wanted.length && shown.every((row, at) => row === wanted[at])
    })
    watch.expected = Promise.all([key, end]).then(([from, to]) => to - from)
  },
  expected: Promise.resolve(Number.NaN),
  rows: rowsInView,
  nameOf: (address) => {
    const row = document.querySelector(`a[data-row][href="${address}"]`)
    return row?.querySelector('bdi')?.textContent ?? ''
  }
}

Object.assign(globalThis, { watch })
