/** A shared ledger's id is made of the create entry's salt, so that whoever has the log knows which ledger it is about. */

const digits = 25
const prefix = 'ldg_'

/** The id of the ledger whose 16 bytes these are. */
export function ledgerIdOf(salt: Uint8Array): string {
  const number = salt.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n)
  return prefix + number.toString(36).padStart(digits, '0')
}

/** The 16 bytes of a ledger's id; `undefined` for an id that `newId` did not make. */
export function saltOf(ledger: string): Uint8Array<ArrayBuffer> | undefined {
  const text = ledger.slice(prefix.length)
  if (!ledger.startsWith(prefix) || !/^[0-9a-z]{25}$/.test(text)) return undefined
  let number = Array.from(text).reduce((sum, digit) => sum * 36n + BigInt(Number.parseInt(digit, 36)), 0n)
  if (number >= 1n << 128n) return undefined
  const salt = new Uint8Array(16)
  for (let at = 15; at >= 0; at--) {
    salt[at] = Number(number & 0xffn)
    number >>= 8n
  }
  return salt
}
