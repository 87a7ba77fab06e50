import { createDraftBuilder, evidenceOf, type DraftBuilder } from '../draft'
import { parseAddress } from '../normalise/addresses'
import { normaliseEmail } from '../normalise/emails'
import { parseName } from '../normalise/names'
import { parsePhone } from '../normalise/phones'
import { findTaxIds } from '../normalise/tax-ids'
import type { DraftAddress, Evidence } from '../types'
import { countryCode, type PageContext } from './context'
import { entitiesIn, firstText, textsOf, type Entity } from './entities'

const join = (parts: readonly (string | undefined)[], separator: string): string =>
  parts.filter((part) => part !== undefined && part !== '').join(separator)

/** A PostalAddress as one of our addresses; the raw block is written in the order of its parts. */
const addressOf = (entity: Entity, context: PageContext): DraftAddress | undefined => {
  const street = join(textsOf(entity, 'streetAddress', 'extendedAddress', 'postOfficeBoxNumber'), ', ')
  const city = firstText(entity, 'addressLocality')
  const region = firstText(entity, 'addressRegion')
  const postcode = firstText(entity, 'postalCode')
  const countryText = firstText(entity, 'addressCountry')
  const raw = join([street, city, join([region, postcode], ' '), countryText], ', ')
  if (join([street, city, postcode], '') === '') return undefined
  const country = countryCode(countryText) ?? context.country
  return {
    raw,
    ...(street === '' ? {} : { street }),
    ...(city === undefined ? {} : { city }),
    ...(region === undefined ? {} : { region }),
    ...(postcode === undefined ? {} : { postcode }),
    ...(country === undefined ? {} : { country })
  }
}

const addAddresses = (builder: DraftBuilder, entity: Entity, context: PageContext, evidence: Evidence): void => {
  const places = [entity, ...entitiesIn(entity, 'location', 'workLocation', 'homeLocation')]
  for (const place of places)
    for (const value of place.props.get('address') ?? []) {
      if (typeof value !== 'string') {
        const address = addressOf(value, context)
        if (address !== undefined) builder.address(address, { ...evidence, line: address.raw.slice(0, 200) })
      } else if (/\d|,/.test(value) && value.length <= 300)
        builder.address(parseAddress(value, context.country === undefined ? {} : { country: context.country }), {
          ...evidence,
          line: value.slice(0, 200)
        })
    }
}

const addPhones = (
  builder: DraftBuilder,
  entity: Entity,
  country: string | undefined,
  evidence: Evidence,
  label?: string
): void => {
  const add = (raw: string, name: string | undefined): void => {
    const number = raw.replace(/^(?:tel|fax|callto|sms):/i, '').trim()
    if (number.replace(/\D/g, '').length < 5 || number.length > 60) return
    const phone = parsePhone(number, country === undefined ? {} : { country })
    builder.phone(name === undefined ? phone : { ...phone, label: name }, { ...evidence, line: number })
  }
  for (const raw of textsOf(entity, 'telephone', 'phone')) add(raw, /^fax:/i.test(raw) ? 'fax' : label)
  for (const raw of textsOf(entity, 'faxNumber', 'fax')) add(raw, 'fax')
}

const labelOf = (entity: Entity): string | undefined => {
  const text = firstText(entity, 'contactType', 'name')?.toLowerCase()
  return text === undefined || text.length > 40 ? undefined : text
}

/** Copies what a Person or Organization entity says into a draft under way. */
const describe = (entity: Entity, builder: DraftBuilder, context: PageContext): void => {
  const confidence = entity.source === 'hcard' ? 0.85 : 0.9
  const name = firstText(entity, 'name', 'legalName') ?? join(textsOf(entity, 'givenName', 'familyName'), ' ')
  const evidence = evidenceOf(entity.source, name, confidence)
  if (name !== '') builder.name(name, evidence)
  const addressCountry = entitiesIn(entity, 'address')
    .map((address) => countryCode(firstText(address, 'addressCountry')))
    .find((code) => code !== undefined)
  const country = addressCountry ?? context.country
  for (const point of [entity, ...entitiesIn(entity, 'contactPoint', 'contactPoints', 'contacts')]) {
    const label = point === entity ? undefined : labelOf(point)
    for (const raw of textsOf(point, 'email')) {
      const value = normaliseEmail(raw.replace(/^mailto:/i, '').split('?')[0] ?? '')
      if (value !== undefined)
        builder.email(label === undefined ? { value } : { value, label }, { ...evidence, line: raw.slice(0, 200) })
    }
    addPhones(builder, point, country, evidence, label)
  }
  addAddresses(builder, entity, context, evidence)
  for (const raw of textsOf(entity, 'url', 'sameAs')) {
    const url = context.absolute(raw)
    if (/^https?:/i.test(url) && url.length <= 500) builder.url(url, { ...evidence, line: url.slice(0, 200) })
  }
  for (const raw of textsOf(entity, 'taxID', 'vatID', 'taxId', 'vatId'))
    for (const id of findTaxIds(raw)) builder.taxId(id, { ...evidence, line: raw.slice(0, 200) })
  if (builder.kind === 'person') describePerson(entity, builder, name, evidence)
}

/** The organisation that lists somebody among its people. */
const employerOf = (entity: Entity): string | undefined =>
  entity.parents
    .filter(({ relation }) => /^(?:employees?|founders?)$/.test(relation))
    .map(({ entity: parent }) => firstText(parent, 'name', 'legalName'))
    .find((name) => name !== undefined)

const describePerson = (entity: Entity, builder: DraftBuilder, name: string, evidence: Evidence): void => {
  const parsed = parseName(name)
  const given = firstText(entity, 'givenName') ?? parsed.given
  const family = firstText(entity, 'familyName') ?? parsed.family
  if (given !== undefined) builder.given(given)
  if (family !== undefined) builder.family(family)
  const title =
    firstText(entity, 'jobTitle', 'roleName') ??
    entitiesIn(entity, 'hasOccupation').map((job) => firstText(job, 'name'))[0]
  if (title !== undefined) builder.title(title, { ...evidence, line: title.slice(0, 200) })
  const company = firstText(entity, 'worksFor', 'affiliation', 'memberOf') ?? employerOf(entity)
  if (company !== undefined) builder.company(company, { ...evidence, line: company.slice(0, 200) })
}

export const draftEntity = (
  kind: 'person' | 'company',
  entities: readonly Entity[],
  context: PageContext
): DraftBuilder => {
  const builder = createDraftBuilder(kind)
  for (const entity of entities) describe(entity, builder, context)
  return builder
}
