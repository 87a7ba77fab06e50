/** An invitation as it is handed over: the code, and when the inviter is online, where to reach them. */
export interface InvitationText {
  readonly code: string
  readonly signal?: string
}

const signalText = /BAHI[\w-]{20,}/
const codeText = /[0-9A-Z]{5}(?:-[0-9A-Z]{1,5}){5,40}/i

/** Finds code and signal in whatever was pasted: with a greeting around them, or the code alone, typed. */
export function readInvitationText(text: string): InvitationText {
  const pasted = text.slice(0, 20_000)
  const signal = signalText.exec(pasted.replace(/\n>? ?/g, '\n'))?.[0]
  const rest = signal === undefined ? pasted : pasted.replace(signal, ' ')
  const code = codeText.exec(rest)?.[0] ?? rest.trim()
  return signal === undefined ? { code } : { code, signal }
}

/** The part that a machine reads, for a QR code. */
export const joinedText = ({ code, signal }: InvitationText): string =>
  signal === undefined ? code : `${code}\n${signal}`
