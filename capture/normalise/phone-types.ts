export interface PhoneOptions {
  /** ISO 3166-1 alpha-2 country that numbers without a country code belong to. */
  readonly country?: string
}

/** A phone number in a text; offsets cover prefix, digits and extension. */
export interface PhoneHit {
  readonly start: number
  readonly end: number
  readonly e164?: string
  readonly extension?: string
}
