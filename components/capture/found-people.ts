import type { CaptureResult, Draft, MailMessage } from '../../capture/types'
import { lookupKeys, messageKey, threadKey } from '../../crm/keys'
import type { Answers, Row } from '../../crm/queries'
import { draftKeys } from './draft-save'

/** Somebody of a mail, page or file, together with the record that is the same, if there is one. */
export interface FoundPerson {
  /** Names the draft among those of the page; what was typed into it is kept under this name. */
  readonly id: string
  readonly draft: Draft
  readonly known: Row | undefined
  /** Records that share the address: more than one are each shown. */
  readonly shared: number
  /** In the open mail, and not only elsewhere in its conversation. */
  readonly inMail: boolean
}

const boxesOf = (message: MailMessage | undefined) =>
  message ? [message.from, ...message.to, ...message.cc].flatMap((box) => box ?? []) : []

const mailKeys = (message: MailMessage | undefined): readonly string[] =>
  lookupKeys({ emails: boxesOf(message).map(({ email }) => email) })

/** The exact keys of everybody in the result, and of the mail itself. */
export function keysOf({ drafts, participants = [], message }: CaptureResult): readonly string[] {
  const all = [
    ...[...drafts, ...participants].flatMap(draftKeys),
    ...mailKeys(message),
    ...(message?.threadId === undefined ? [] : [threadKey(message.threadId)]),
    ...(message?.messageId === undefined ? [] : [messageKey(message.messageId)])
  ]
  return [...new Set(all)]
}

/** Everybody found, those whom the page presents first. A record stands there once, by whatever address it was found. */
export function foundPeople(result: CaptureResult, hits: Answers['lookup']): readonly FoundPerson[] {
  const { drafts, participants = [], message } = result
  const addressed = new Set(boxesOf(message).map(({ email }) => email.toLowerCase()))
  const seen = new Set<string>()
  const expand = (draft: Draft, id: string, inMail: boolean): readonly FoundPerson[] => {
    const keys = new Set(draftKeys(draft))
    const rows = hits.filter(({ row, key }) => row.cls === draft.kind && keys.has(key)).map(({ row }) => row)
    const known = [...new Map(rows.map((row) => [row.id, row])).values()]
    if (known.length === 0) return [{ id, draft, known: undefined, shared: 0, inMail }]
    const fresh = known.filter((row) => !seen.has(row.id))
    for (const row of fresh) seen.add(row.id)
    return fresh.map((row) => ({ id: `${id}:${row.id}`, draft, known: row, shared: known.length, inMail }))
  }
  return [
    ...drafts.flatMap((draft, index) => expand(draft, String(index), true)),
    ...participants.flatMap((draft) => {
      const email = draft.emails[0]?.value.toLowerCase() ?? draft.name
      return expand(draft, email, addressed.has(email))
    })
  ]
}

/** The people of the open mail who are known: those to whom it can be linked. */
export function knownInMail(result: CaptureResult, hits: Answers['lookup']): readonly Row[] {
  const keys = new Set([...result.drafts.flatMap(draftKeys), ...mailKeys(result.message)])
  const people = hits.filter(({ row, key }) => row.cls === 'person' && keys.has(key)).map(({ row }) => row)
  return [...new Map(people.map((row) => [row.id, row])).values()]
}
