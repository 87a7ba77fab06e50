import type { CaptureOptions, Draft, DraftAddress } from '../types'

/** An address of an import keeps the country as the file wrote it beside the code. */
export interface ImportedAddress extends DraftAddress {
  readonly countryName?: string
}

/** A row or card of an address book: a draft and what only address books carry. */
export interface ImportedContact extends Draft {
  readonly middleName?: string
  readonly prefix?: string
  readonly suffix?: string
  readonly nickname?: string
  readonly department?: string
  /** `YYYY-MM-DD` or `--MM-DD`. */
  readonly birthday?: string
  readonly notes?: string
  readonly labels: readonly string[]
  /** The record's id in the product it came from, and the ids of its companies there. */
  readonly externalId?: string
  readonly companyIds: readonly string[]
  /** The web domain of a company. */
  readonly domain?: string
  readonly addresses: readonly ImportedAddress[]
  /** E-mail addresses that are none. */
  readonly leftOut?: readonly string[]
  readonly extras?: ImportedExtras
}

/** What only tables of Bahi's own carry, and what the user said that a column is. */
export interface ImportedExtras {
  readonly owner?: string
  readonly source?: string
  readonly language?: string
  readonly preferences?: readonly string[]
  readonly doNotCall?: boolean
  readonly doNotMail?: boolean
  /** By field id, as written in the cell. */
  readonly custom?: Readonly<Record<string, string>>
}

export interface FileInput {
  readonly name: string
  /** MIME type, or empty. */
  readonly type: string
  readonly bytes: Uint8Array
}

export interface FileOptions extends CaptureOptions {
  /** The panel's DOMParser or Node's linkedom; capture touches no global document. */
  readonly parseHtml: (html: string) => Document
}
