import type { MailConnection } from './mail-connection'

/** Most characters of base64 that are kept; the script stops before that. */
const most = 20_000_000

export type OriginalOutcome = { readonly bytes: Uint8Array } | 'refused' | 'failed'

const decode = (base64: string): Uint8Array => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))

/**
 * The open message as its sender wrote it, fetched once by the mail script from the mail program itself.
 * @param progress hears how many bytes have come
 */
export async function fetchOriginal(
  connection: MailConnection,
  message: { readonly providerId?: string; readonly permanentId?: string },
  progress: (bytes: number) => void
): Promise<OriginalOutcome> {
  const parts: Uint8Array[] = []
  let size = 0
  const end = await connection.ask({ ask: 'source', ...message }, ({ bytes }) => {
    if (bytes === undefined || size > most) return
    const part = decode(bytes)
    parts.push(part)
    size += part.length
    progress(size)
  })
  if (end !== 'done') return end
  const whole = new Uint8Array(size)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return { bytes: whole }
}
