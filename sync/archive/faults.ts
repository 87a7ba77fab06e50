import type { ArchiveFaultKind } from '../../crm/backup'

/** Why an archive could not be read. Nothing was changed. */
export type ArchiveFault =
  | { readonly kind: 'newer'; readonly found: number; readonly known: number }
  | { readonly kind: Exclude<ArchiveFaultKind, 'newer'> }
