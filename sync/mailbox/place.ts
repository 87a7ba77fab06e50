import type { Result } from '../../platform/result'

/** Storage that is there already: a shared folder, a WebDAV server, a file sent by hand. It is not trusted with anything. */

export type Bytes = Uint8Array<ArrayBuffer>

/** Why a place could not do what was asked. Nothing of it is an address, a name or a password. */
export type PlaceFault =
  /** Cannot be reached now. */
  | { readonly kind: 'offline' }
  /** The user has to allow it again: the folder, or the server's address. */
  | { readonly kind: 'permission' }
  /** Name or password are not accepted. */
  | { readonly kind: 'denied' }
  /** The folder is not there. */
  | { readonly kind: 'missing' }
  | { readonly kind: 'full' }
  /** More bytes than a file of ours has. */
  | { readonly kind: 'too-large' }
  /** The server sends us to another address, which the password must not follow. */
  | { readonly kind: 'moved' }
  /** A file of that name is there already. */
  | { readonly kind: 'exists' }
  /** It answers, but not as such a place does. */
  | { readonly kind: 'odd'; readonly status?: number }

export interface StoredFile {
  readonly name: string
  /** Bytes. */
  readonly size: number
  /** Changes when the content does, as far as the place tells. */
  readonly tag: string
  /** Milliseconds by the place's clock; 0 when it tells none. For display only. */
  readonly at: number
}

/** One flat folder of files. Names are those of `isFileName`; others are not listed. */
export interface BlobStore {
  list(): Promise<Result<readonly StoredFile[], PlaceFault>>
  /** @param most bytes; a longer file is `too-large` and is not held in memory */
  read(name: string, most: number): Promise<Result<Bytes, PlaceFault>>
  /** Writes a file that is not there yet. Where a place cannot promise that, the name has to: ours tell the content (MBX-3). */
  write(name: string, bytes: Bytes): Promise<Result<undefined, PlaceFault>>
  /** A file that is not there counts as removed. */
  remove(name: string): Promise<Result<undefined, PlaceFault>>
}

/** MBX-1: small letters, digits, dots and dashes, which mean the same to every file system and in every address. */
export const isFileName = (name: string): boolean => /^[a-z0-9][a-z0-9.-]{0,139}$/.test(name)

/** Most files that are looked at in one place. */
export const mostFiles = 20_000
