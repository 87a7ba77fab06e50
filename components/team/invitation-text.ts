/** An invitation as it is handed over: the code, and what else helps the newcomer to get in. */
export interface InvitationText {
  readonly code: string
  /** Where to reach the inviter while they are online. */
  readonly signal?: string
  /** Address of the server at which the team leaves its messages. */
  readonly place?: string
  /** Name of the inviter. */
  readonly by?: string
}

const signalText = /BAHI[\w-]{20,}/
const codeText = /[0-9A-Z]{5}(?:-[0-9A-Z]{1,5}){5,40}/i
const placeText = /https?:\/\/[^\s<>"]{1,300}/
const byText = /^@(\S.{0,99})$/m

/** Finds everything in whatever was pasted: with a greeting around it, quoted, or the code alone, typed. */
export function readInvitationText(text: string): InvitationText {
  const pasted = text.slice(0, 20_000)
  const unquoted = pasted.replace(/\r?\n>? ?/g, '\n')
  const signal = signalText.exec(unquoted)?.[0]
  const place = placeText.exec(unquoted)?.[0]
  const by = byText.exec(unquoted)?.[1]?.trim()
  const known = [signal, place, by === undefined ? undefined : `@${by}`].filter((part) => part !== undefined)
  const rest = known.reduce((left, part) => left.replace(part, ' '), pasted)
  const code = codeText.exec(rest)?.[0] ?? rest.trim()
  return {
    code,
    ...(signal === undefined ? {} : { signal }),
    ...(place === undefined ? {} : { place }),
    ...(by === undefined ? {} : { by })
  }
}

/** The part that a machine reads, for a QR code. */
export const joinedText = ({ code, signal, place, by }: InvitationText): string =>
  [code, signal, place, by === undefined ? undefined : `@${by}`].filter((part) => part !== undefined).join('\n')
