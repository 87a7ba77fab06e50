export interface ParsedMoney {
  /** Plain decimal: digits with an optional `.` and fraction. */
  readonly amount?: string
  /** As written. */
  readonly currency?: string
}

/** Reads the amount and the currency of a price text; `hint` is a text that may name the currency. */
export const parseMoney = (text: string, hint?: string): ParsedMoney => {
  const amount = /\d[\d,]*(?:\.\d+)?/u.exec(text)?.[0].replace(/,/gu, '')
  const currency = /[₹$€£¥]|\b(?:INR|USD|EUR|GBP)\b/u.exec(`${text} ${hint ?? ''}`)?.[0]
  return { ...(amount && { amount }), ...(currency && { currency }) }
}
