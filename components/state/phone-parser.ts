import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { ContactPoint } from '../../crm/records'
import { useLive } from './use-live'

/**
 * Brings a typed number to E.164 where it can be told. The entrypoint gives the real one, which loads its tables when first
 * asked; without it a number stays as typed.
 * @param country ISO 3166-1 alpha-2, for numbers without a country code
 */
export type PhoneParser = (text: string, country: string) => Promise<ContactPoint>

export const asTyped: PhoneParser = async (text) => {
  const value = text.trim()
  const digits = value.replace(/[\s().-]/g, '')
  return /^\+\d{7,15}$/.test(digits) ? { value: digits, raw: value } : { value, raw: value }
}

export const PhoneParserContext = createContext<PhoneParser>(asTyped)

/** The parser for the country of the open ledger. */
export function usePhoneParser(): (text: string) => Promise<ContactPoint> {
  const parse = useContext(PhoneParserContext)
  const settings = useLive({ q: 'settings' })
  return (text) => parse(text, settings.peek()?.country ?? '')
}
