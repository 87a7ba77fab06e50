import { signal } from '@preact/signals'

/** Rows that were pasted into a list, on their way to the import room. */
export const handedOver = signal<string | undefined>(undefined)

/** Whether a pasted text is rows of a table: tabs between cells, as spreadsheets copy them. One cell is no row. */
export const isTable = (text: string): boolean => text.trim().includes('\t')
