import type { Address, ContactPoint } from './records'
import type { Scalar } from './types'

/**
 * The compact texts in which a record keeps values that belong together. A phone or an address is one value: two people
 * who change it apart get both, whole, rather than a mixture of the two.
 */

const own = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined

const textOf = (value: unknown, key: string): string | undefined => {
  const found = own(value, key)
  return typeof found === 'string' && found !== '' ? found : undefined
}

function parse(value: Scalar | undefined): unknown {
  if (typeof value !== 'string') return undefined
  try {
    return JSON.parse(value)
  } catch {
    return undefined
  }
}

const compact = (entries: readonly (readonly [string, Scalar | undefined])[]): string =>
  JSON.stringify(Object.fromEntries(entries.filter(([, value]) => value !== undefined && value !== '')))

/** A contact point's stored value; `position` keeps the user's order, the first being the main one. */
export function encodePoint(point: ContactPoint, key: string, position: number): string {
  return compact([
    ['v', point.value === key ? undefined : point.value],
    ['l', point.label],
    ['r', point.raw === point.value ? undefined : point.raw],
    ['x', point.extension],
    ['p', position === 0 ? undefined : position]
  ])
}

/** @param key the part of the record's key behind the slash */
export function decodePoint(key: string, stored: Scalar | undefined): ContactPoint & { readonly position: number } {
  const value = parse(stored)
  const position = own(value, 'p')
  const label = textOf(value, 'l')
  const raw = textOf(value, 'r')
  const extension = textOf(value, 'x')
  return {
    value: textOf(value, 'v') ?? key,
    ...(label === undefined ? {} : { label }),
    ...(raw === undefined ? {} : { raw }),
    ...(extension === undefined ? {} : { extension }),
    position: typeof position === 'number' ? position : 0
  }
}

const addressParts = ['street', 'city', 'region', 'postcode', 'country'] as const

export function encodeAddress(address: Address): string {
  return compact([['raw', address.raw], ...addressParts.map((part) => [part, address[part]] as const)])
}

export function decodeAddress(stored: Scalar | undefined): Address | undefined {
  if (typeof stored !== 'string') return undefined
  const value = parse(stored)
  const parts = Object.fromEntries(
    addressParts.flatMap((part) => {
      const text = textOf(value, part)
      return text === undefined ? [] : [[part, text]]
    })
  )
  const raw = textOf(value, 'raw') ?? Object.values(parts).join(', ')
  return raw === '' ? undefined : { raw, ...parts }
}

/** A list of texts as one value; what is no text is left out. */
export function decodeTexts(stored: Scalar | undefined): readonly string[] {
  const value = parse(stored)
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}

/** A stored JSON text as an unknown value for a schema to check; `undefined` when it is none. */
export const decodeJson = (stored: Scalar | undefined): unknown => parse(stored)
