/**
 * In `meta`: documents came from elsewhere and the rows do not follow them yet. Set before the documents are written and
 * removed when the rows were made anew, so that a crash in between is made good at the next opening.
 */
export const alignKey = 'align'
