import { writeXlsx } from 'hucre/xlsx'

/** A workbook with one sheet of texts. A text is never a formula, whatever it begins with. */
export const workbook = (rows: readonly (readonly string[])[]): Promise<Uint8Array> =>
  writeXlsx({ sheets: [{ name: 'Bahi', rows: rows.map((row) => row.map((cell) => (cell === '' ? null : cell))) }] })
