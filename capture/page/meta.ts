import { evidenceOf, type DraftBuilder } from '../draft'
import { normaliseEmail } from '../normalise/emails'
import { parsePhone } from '../normalise/phones'
import { countryCode, type PageContext } from './context'

/**
 * What a page's head says of its owner: Open Graph's older contact fields and Facebook's `business:contact_data:*`.
 */
export const describeByMeta = (builder: DraftBuilder, context: PageContext): void => {
  const { meta } = context.reading
  const first = (...names: readonly string[]): string | undefined =>
    names
      .map((name) => (Object.hasOwn(meta, name) ? meta[name] : undefined))
      .find((value) => value !== undefined && value !== '')
  const business = (name: string): string => `business:contact_data:${name}`
  const evidence = (line: string) => evidenceOf('label', line, 0.85)

  const email = normaliseEmail(first('og:email', business('email')) ?? '')
  if (email !== undefined) builder.email({ value: email }, evidence(email))
  const number = first('og:phone_number', business('phone_number'))
  const country = countryCode(first(business('country_name'), 'og:country-name')) ?? context.country
  if (number !== undefined && number.length <= 40) {
    const phone = parsePhone(number, country === undefined ? {} : { country })
    if (phone.e164 !== undefined) builder.phone(phone, evidence(number))
  }
  const street = first(business('street_address'), 'og:street-address')
  const city = first(business('locality'), 'og:locality')
  const region = first(business('region'), 'og:region')
  const postcode = first(business('postal_code'), 'og:postal-code')
  if (street === undefined && postcode === undefined) return
  const raw = [street, city, [region, postcode].filter((part) => part !== undefined).join(' '), country]
    .filter((part) => part !== undefined && part !== '')
    .join(', ')
  builder.address(
    {
      raw,
      ...(street === undefined ? {} : { street }),
      ...(city === undefined ? {} : { city }),
      ...(region === undefined ? {} : { region }),
      ...(postcode === undefined ? {} : { postcode }),
      ...(country === undefined ? {} : { country })
    },
    evidence(raw)
  )
}
