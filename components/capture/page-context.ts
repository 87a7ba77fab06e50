import type { ReadonlySignal } from '@preact/signals'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { CaptureResult } from '../../capture/types'

/** Why a page, mail or file could not be read. */
export type ReadingError =
  /** The browser does not let any extension read this page: its own pages, the store. */
  | 'forbidden'
  /** The user has not let us read this page yet: press the toolbar button or the shortcut. */
  | 'no-access'
  /** A site whose terms forbid reading whole pages: only what the user has selected is read. */
  | 'select-first'
  /** A file of a kind we do not read. */
  | 'unknown-file'
  | 'too-large'
  /** The page did not answer. Reloading it helps. */
  | 'no-answer'
  /** A mail is open, but its sender's address is nowhere in the page. */
  | 'no-address'
  /** A mail is open, but nothing of it is where it used to be: the mail program has changed. */
  | 'unreadable'
  /** A contact card that lies on another site than the page. */
  | 'other-site'

/** What the panel stands beside: the open mail, the page, or what was dropped or pasted into it. */
export interface PageView {
  readonly kind: 'mail' | 'page' | 'file' | 'text' | 'none'
  /** Changes when another mail, page or file is shown: what was typed belongs to one of them. */
  readonly key: string
  /** The mail's subject, the page's title, the file's name. */
  readonly title: string
  readonly url?: string
  /** Address of the page that was read, where `url` is a link to the mail itself. */
  readonly page?: string
  /** `idle`: can be read, but has not been, since nothing is read without a click. */
  readonly reading: 'idle' | 'reading' | 'done' | 'failed'
  readonly result?: CaptureResult
  readonly error?: ReadingError
  /** The mail program, for people. */
  readonly site?: string
  /** Host of a webmail that can be followed without a click once the user allows it. */
  readonly offer?: string
  /** The mail's source can be fetched from the mail program. */
  readonly hasOriginal?: boolean
}

/** How far the reading of a mail's source is. */
export interface Original {
  /** `key` of the view it belongs to. */
  readonly key: string
  readonly state: 'reading' | 'done' | 'refused' | 'failed' | 'other-mail'
  /** Bytes that have come so far. */
  readonly bytes: number
}

export const noPage: PageView = { kind: 'none', key: '', title: '', reading: 'idle' }

/** How the panel reaches the page and the capture code. The entrypoint implements it; previews and tests have their own. */
export interface PageContext {
  readonly current: ReadonlySignal<PageView>
  /** Reads the current page on the user's click; the outcome appears in `current`. Never rejects. */
  readonly capture: () => Promise<void>
  /** Reads dropped or pasted files; their drafts become `current`. Never rejects. */
  readonly readFiles: (files: readonly File[]) => Promise<void>
  /** Reads dropped or pasted text; its drafts become `current`. Never rejects. */
  readonly readText: (text: string) => Promise<void>
  /** Fetches the contact card behind a link of the page, from the page's own site only. Never rejects. */
  readonly readCard: (url: string) => Promise<void>
  /** Asks the browser to let us follow the webmail of `current`. Must be called first thing in a click. */
  readonly follow: () => Promise<void>
  readonly original: ReadonlySignal<Original | undefined>
  /** Fetches the source of the open mail; how far it is appears in `original`. Never rejects. */
  readonly readOriginal: () => Promise<void>
  /** The structure of the page with everything personal masked, for a report; `undefined` when it cannot be read. */
  readonly outline: () => Promise<string | undefined>
  /** Puts a dropped file or text away again and goes back to the open mail or page. */
  readonly dismiss: () => void
}

export const PageContextContext = createContext<PageContext | undefined>(undefined)

export function usePageContext(): PageContext {
  const page = useContext(PageContextContext)
  if (!page) throw new Error('no PageContextContext above this component')
  return page
}
