import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Column } from '../../capture/files/csv-header'
import type { SourceFault } from '../../capture/files/source'
import type { ExportOrder } from '../../crm/export/order'
import type { Choice, ImportOptions } from '../../crm/import/plan'
import type { DryRun, ImportFault, Saved } from '../../crm/import/report'
import type { Result } from '../../platform/result'

export type { Column, SourceFault }

/** A file as an import shows it before anything is decided. */
export interface OpenedFile {
  /** Names it to the one who reads it. */
  readonly token: number
  readonly name: string
  readonly kind: 'csv' | 'xlsx' | 'vcf' | 'list'
  readonly header?: readonly string[]
  readonly sample: readonly (readonly string[])[]
  readonly columns: readonly Column[]
}

/** Everything that was chosen for an import. */
export interface ImportSetup extends Omit<ImportOptions, 'choices'> {
  readonly token: number
  readonly name: string
  readonly columns: readonly Column[]
  /** ISO 3166-1 alpha-2; empty when not known. */
  readonly country: string
  readonly choices: readonly (readonly [row: number, choice: Choice])[]
}

/** How far it is, 0 to 1. */
export type OnShare = (share: number) => void

export interface Exported {
  readonly file: Blob
  readonly records: number
}

/** Reads and writes files beside the page, so that it never stands still. The entrypoint gives the real one. */
export interface Transfer {
  readonly open: (file: Blob, name: string) => Promise<Result<OpenedFile, SourceFault>>
  readonly dryRun: Step<ImportSetup, DryRun>
  readonly save: Step<ImportSetup, Saved>
  readonly write: Step<ExportOrder, Exported>
}

type Step<From, To> = (from: From, onShare: OnShare, signal: AbortSignal) => Promise<Result<To, ImportFault>>

export const TransferContext = createContext<Transfer | undefined>(undefined)

export function useTransfer(): Transfer {
  const transfer = useContext(TransferContext)
  if (!transfer) throw new Error('no TransferContext above this component')
  return transfer
}
