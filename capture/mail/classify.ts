import { isRobotAddress, isRoleAddress } from '../normalise/emails'
import type { Mailbox, MailMessage } from '../types'
import { alternation, list } from './words/list'

/** What tells that no single person wrote a mail to be answered. */
export interface SenderSigns {
  readonly from?: Mailbox
  /** Header fields by lower-case name; absent where only a page was read. */
  readonly headers?: ReadonlyMap<string, string>
  /** The whole visible text, by which list footers are seen. */
  readonly text: string
}

const LIST_TEXT = list(`
  you received this message because you are subscribed to the google groups|to unsubscribe from this group and stop receiving
  you are receiving this because you are subscribed to this thread|mailman/listinfo|mailman3/lists|-request@lists.
  unsubscribe from this list|update subscription preferences|manage your subscription|you are receiving this email because
  view this email in your browser|view in browser|sie erhalten diesen newsletter|newsletter abbestellen|im browser ansehen
  se désabonner|vous recevez cet e-mail|darse de baja|cancelar la suscripción|cancelar inscrição|disiscriviti|सदस्यता समाप्त करें`)
const ROBOT_TEXT = list(`
  this is an automatically generated|this is an automated|this is a system generated|this is a system-generated|this is an auto-generated
  this message was automatically generated|this mail was automatically generated|this email was automatically generated
  please do not reply to this|do not reply to this e-mail|do not reply to this email|please don't reply to this
  diese e-mail wurde automatisch|dies ist eine automatisch|bitte antworten sie nicht auf diese|automatische antwort
  ceci est un message automatique|merci de ne pas répondre|ne pas répondre à ce|este es un mensaje automático|no responda a este
  esta é uma mensagem automática|não responda a este|questa è un'e-mail automatica|non rispondere a questa
  यह एक स्वचालित|यह कंप्यूटर द्वारा|कृपया इस ईमेल का उत्तर न|कृपया इस ई-मेल का उत्तर न`)
const LIST_PATTERN = new RegExp(alternation(LIST_TEXT), 'iu')
const ROBOT_PATTERN = new RegExp(alternation(ROBOT_TEXT), 'iu')
/** `messages-noreply@`, `calendar-notification@`: a machine's name at either end of the local part. */
const ROBOT_LOCAL =
  /^(?:[^@]*[._+-])?(?:no-?reply|do-?not-?reply|notifications?|notify|mailer-daemon|bounces?|auto-?reply|alerts?|invitations?|newsletter)(?:[._+-][^@]*)?@/i
const VIA = /\s(?:via|über|par le biais de|a través de|tramite|के ज़रिए|के माध्यम से)\s\S/iu

/**
 * `robot`: nobody reads the answers (RFC 3834 Auto-Submitted, null return path, "no-reply"). `list`: sent to many
 * (RFC 2919 List-Id, RFC 2369 List-Unsubscribe, Precedence). `role`: a mailbox that a function reads. Undefined: a person.
 */
export const classifySender = ({ from, headers, text }: SenderSigns): MailMessage['automatic'] => {
  const header = (name: string): string => headers?.get(name)?.trim().toLowerCase() ?? ''
  const submitted = header('auto-submitted')
  if (submitted !== '' && !submitted.startsWith('no')) return 'robot'
  if (header('return-path') === '<>' || header('x-autoreply') !== '' || header('x-autorespond') !== '') return 'robot'
  if (/multipart\/report/.test(header('content-type'))) return 'robot'
  if (from !== undefined && (isRobotAddress(from.email) || ROBOT_LOCAL.test(from.email))) return 'robot'
  if (header('list-id') !== '' || /^(?:bulk|list|junk)/.test(header('precedence'))) return 'list'
  if (VIA.test(from?.name ?? '') || header('list-unsubscribe') !== '' || header('feedback-id') !== '') return 'list'
  const shown = text.slice(0, 100_000)
  if (LIST_PATTERN.test(shown)) return 'list'
  if (ROBOT_PATTERN.test(shown)) return 'robot'
  return from !== undefined && isRoleAddress(from.email) ? 'role' : undefined
}
