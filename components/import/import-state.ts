import { signal, type ReadonlySignal, type Signal } from '@preact/signals'
import type { Choice } from '../../crm/import/plan'
import { mappingId, mappingWrite, readMapping } from '../../crm/import/mapping'
import type { DryRun, Saved } from '../../crm/import/report'
import type { CustomField } from '../../crm/records'
import { newId } from '../../platform/ids'
import type { Ledger } from '../../sync/api'
import { decodeColumns } from './columns'
import { faultText, sourceText } from './fault-text'
import type { Column, ImportSetup, OpenedFile, Transfer } from './transfer'

export type Stage =
  | { readonly kind: 'start' }
  | { readonly kind: 'working'; readonly what: 'opening' | 'checking' | 'saving'; readonly since: number }
  | { readonly kind: 'columns' }
  | { readonly kind: 'checked'; readonly found: DryRun }
  | { readonly kind: 'done'; readonly saved: Saved }

/** What was chosen, besides the columns. */
export type Chosen = Omit<ImportSetup, 'token' | 'name' | 'columns' | 'choices' | 'fields'>

export interface ImportState {
  readonly stage: ReadonlySignal<Stage>
  readonly file: ReadonlySignal<OpenedFile | undefined>
  readonly columns: Signal<readonly Column[]>
  readonly chosen: Signal<Chosen>
  /** Decisions on possible duplicates, by row. */
  readonly choices: Signal<ReadonlyMap<number, Choice>>
  /** 0 to 1. */
  readonly share: ReadonlySignal<number>
  /** What went wrong, in words. */
  readonly fault: ReadonlySignal<string | undefined>
  readonly open: (file: Blob, name: string) => Promise<void>
  readonly check: () => Promise<void>
  readonly save: () => Promise<void>
  readonly cancel: () => void
  /** One step back; from the columns to the start. */
  readonly back: () => void
  readonly restart: () => void
}

export interface ImportDeps {
  readonly transfer: Transfer
  readonly ledger: Ledger
  readonly country: string
  readonly fields: () => readonly CustomField[]
}

const usual: Omit<Chosen, 'country'> = {
  mode: 'both',
  by: { email: true, phone: false, name: false },
  overwrite: false,
  possible: 'create'
}

/** One import from the file to the end, step by step. */
export function createImport({ transfer, ledger, country, fields }: ImportDeps): ImportState {
  const stage = signal<Stage>({ kind: 'start' })
  const file = signal<OpenedFile | undefined>(undefined)
  const columns = signal<readonly Column[]>([])
  const chosen = signal<Chosen>({ ...usual, country })
  const choices = signal<ReadonlyMap<number, Choice>>(new Map())
  const share = signal(0)
  const fault = signal<string | undefined>(undefined)
  let working: AbortController | undefined

  const begin = (what: Extract<Stage, { kind: 'working' }>['what']): AbortSignal => {
    working = new AbortController()
    share.value = 0
    fault.value = undefined
    stage.value = { kind: 'working', what, since: Date.now() }
    return working.signal
  }

  const setup = (opened: OpenedFile): ImportSetup => ({
    ...chosen.peek(),
    token: opened.token,
    name: opened.name,
    columns: columns.peek(),
    choices: [...choices.peek()],
    fields: fields(),
    source: opened.name
  })

  async function remembered(opened: OpenedFile): Promise<readonly Column[] | undefined> {
    if (opened.header === undefined) return undefined
    const row = await ledger.read({ q: 'record', id: mappingId(opened.header) })
    return row === undefined ? undefined : decodeColumns(readMapping(row.rec), opened.header.length)
  }

  /** Only what the person said otherwise than the guess is worth remembering. */
  async function remember(opened: OpenedFile): Promise<void> {
    const now = columns.peek()
    if (opened.header === undefined || JSON.stringify(now) === JSON.stringify(opened.columns)) return
    const id = mappingId(opened.header)
    const known = await ledger.read({ q: 'record', id })
    const write = mappingWrite(id, now, known !== undefined)
    if (write !== undefined) await ledger.run({ kind: 'save', id: newId('cmd'), origin: 'hand', writes: [write] })
  }

  const onShare = (value: number): void => {
    share.value = value
  }

  return {
    stage,
    file,
    columns,
    chosen,
    choices,
    share,
    fault,
    open: async (blob, name) => {
      begin('opening')
      const opened = await transfer.open(blob, name)
      if (!opened.ok) {
        fault.value = sourceText(opened.error)
        stage.value = { kind: 'start' }
        return
      }
      file.value = opened.value
      columns.value = (await remembered(opened.value)) ?? opened.value.columns
      choices.value = new Map()
      stage.value = { kind: 'columns' }
    },
    check: async () => {
      const opened = file.peek()
      if (opened === undefined) return
      const found = await transfer.dryRun(setup(opened), onShare, begin('checking'))
      if (!found.ok) fault.value = faultText(found.error)
      stage.value = found.ok ? { kind: 'checked', found: found.value } : { kind: 'columns' }
    },
    save: async () => {
      const opened = file.peek()
      const before = stage.peek()
      if (opened === undefined) return
      const saved = await transfer.save(setup(opened), onShare, begin('saving'))
      if (saved.ok) {
        await remember(opened)
        stage.value = { kind: 'done', saved: saved.value }
        return
      }
      fault.value = faultText(saved.error)
      stage.value = before
    },
    cancel: () => working?.abort(),
    back: () => {
      fault.value = undefined
      stage.value = stage.peek().kind === 'checked' ? { kind: 'columns' } : { kind: 'start' }
    },
    restart: () => {
      fault.value = undefined
      file.value = undefined
      stage.value = { kind: 'start' }
    }
  }
}
