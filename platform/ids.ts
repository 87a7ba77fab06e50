const alphabet = '0123456789abcdefghijklmnopqrstuvwxyz'

/** `prefix_` and 25 base-36 characters: 128 random bits. Also the only source of randomness of the domain. */
export function newId(prefix: string): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  let number = bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n)
  let text = ''
  for (let i = 0; i < 25; i++) {
    text = alphabet.charAt(Number(number % 36n)) + text
    number /= 36n
  }
  return `${prefix}_${text}`
}
