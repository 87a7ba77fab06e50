import type { PhoneParser } from '../../components/state/phone-parser'

/** A typed number in the form that the ledger keeps. The tables are loaded when the first number is typed. */
export const parsePhone: PhoneParser = async (text, country) => {
  const phones = await import('../../capture/normalise/phones')
  const { e164, raw, extension } = phones.parsePhone(text, country === '' ? {} : { country })
  return { value: e164 ?? raw, raw, ...(extension === undefined ? {} : { extension }) }
}
