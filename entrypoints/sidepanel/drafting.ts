import type { ReadingError } from '../../components/capture/page-context'
import type { CaptureOptions, CaptureResult } from '../../capture/types'

export type Outcome = CaptureResult | ReadingError

/** Bytes; the reader's own limit, checked before the file is read into memory. */
const largestFile = 50_000_000

const parseHtml = (html: string): Document => new DOMParser().parseFromString(html, 'text/html')

/** What the user can do something about is an error of its own; a file without a contact is only a short answer. */
function outcomeOfFile(result: CaptureResult): Outcome {
  if (result.notFound.includes('size')) return 'too-large'
  return result.notFound.includes('format') ? 'unknown-file' : result
}

/** Readings to drafts. The capture code and its tables are loaded when first needed. */
export interface Drafting {
  mail(reading: unknown): Promise<Outcome>
  /** The source of the mail that was read; `no-answer` where it is another mail's, or none. */
  original(bytes: Uint8Array, reading: unknown): Promise<Outcome>
  page(reading: unknown): Promise<Outcome>
  text(text: string, url?: string): Promise<Outcome>
  files(files: readonly File[]): Promise<Outcome>
}

/** @param country the ledger's country (ISO 3166-1 alpha-2), for numbers without a country code */
export function createDrafting(country: () => Promise<string | undefined>): Drafting {
  const options = async (url?: string): Promise<CaptureOptions & { parseHtml: typeof parseHtml }> => {
    const known = await country()
    return { parseHtml, ...(known === undefined ? {} : { country: known }), ...(url === undefined ? {} : { url }) }
  }

  return {
    async mail(raw) {
      const [{ captureMail }, { parseMailReading }] = await Promise.all([
        import('../../capture/mail/index'),
        import('../../capture/readings')
      ])
      const reading = parseMailReading(raw)
      return reading === undefined ? 'no-answer' : captureMail(reading, await options())
    },
    async original(bytes, raw) {
      const [{ captureSource }, { parseMailReading }] = await Promise.all([
        import('../../capture/mail/index'),
        import('../../capture/readings')
      ])
      const reading = parseMailReading(raw)
      return (reading && (await captureSource(bytes, reading, await options()))) ?? 'no-answer'
    },
    async page(raw) {
      const [{ capturePage }, { parsePageReading }] = await Promise.all([
        import('../../capture/page/index'),
        import('../../capture/readings')
      ])
      const reading = parsePageReading(raw)
      return reading === undefined ? 'no-answer' : capturePage(reading, await options(reading.url))
    },
    async text(text, url) {
      const { captureText } = await import('../../capture/text/index')
      return captureText(text, await options(url))
    },
    async files(files) {
      if (files.some(({ size }) => size > largestFile)) return 'too-large'
      const { captureFile } = await import('../../capture/files/index')
      const given = await options()
      const results = await Promise.all(
        files.map(async (file) => {
          const bytes = new Uint8Array(await file.arrayBuffer())
          return captureFile({ name: file.name, type: file.type, bytes }, given)
        })
      )
      const [only] = results
      if (only !== undefined && results.length === 1) return outcomeOfFile(only)
      return { drafts: results.flatMap(({ drafts }) => drafts), notFound: [] }
    }
  }
}
