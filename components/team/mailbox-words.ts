import type { Correspondent, MailboxProblem, PlaceView } from '../../crm/mailbox'
import { formatWhen } from '../../platform/dates'
import { formatNumber, t } from '../../platform/i18n'

const problems: Readonly<Record<MailboxProblem, MessageKey>> = {
  offline: 'mailbox.problem.offline',
  permission: 'mailbox.problem.permission',
  denied: 'mailbox.problem.denied',
  missing: 'mailbox.problem.missing',
  full: 'mailbox.problem.full',
  'too-large': 'mailbox.problem.too_large',
  moved: 'mailbox.problem.moved',
  exists: 'mailbox.problem.exists',
  odd: 'mailbox.problem.odd',
  removed: 'mailbox.problem.removed',
  'no-key': 'mailbox.problem.no_key',
  invalid: 'mailbox.problem.invalid',
  'no-team': 'team.error.no_team',
  damaged: 'mailbox.problem.damaged',
  'other-team': 'mailbox.problem.other_team',
  unreachable: 'team.error.unreachable'
}

/** What went wrong and what to do about it. */
export const mailboxProblemText = (problem: MailboxProblem): string => t(problems[problem])

const troubles: Readonly<Record<NonNullable<Correspondent['trouble']>, MessageKey>> = {
  incomplete: 'mailbox.trouble.incomplete',
  gap: 'mailbox.trouble.incomplete',
  missing: 'mailbox.trouble.incomplete',
  'no-key': 'mailbox.trouble.no_key',
  stranger: 'mailbox.trouble.stranger',
  removed: 'mailbox.trouble.removed',
  'rolled-back': 'mailbox.trouble.rolled_back',
  forked: 'mailbox.trouble.damaged',
  forged: 'mailbox.trouble.damaged',
  malformed: 'mailbox.trouble.damaged',
  refused: 'mailbox.trouble.refused'
}

const passing: ReadonlySet<Correspondent['trouble']> = new Set(['incomplete', 'gap', 'missing', 'no-key', 'stranger'])

/** Whether somebody should look after it; the rest mends itself. */
export const isSerious = ({ trouble }: Correspondent): boolean => trouble !== undefined && !passing.has(trouble)

/** How things stand with one teammate's device. */
export function correspondentText({ trouble, silent, even, heardAt }: Correspondent, now: number): string {
  if (trouble !== undefined) return t(troubles[trouble])
  if (heardAt === undefined) return t('mailbox.never_heard')
  const when = formatWhen(heardAt, now)
  if (silent) return t('mailbox.silent', { when })
  return even ? t('mailbox.even', { when }) : t('mailbox.heard', { when })
}

/** The state of a place in a few words. */
export function placeText({ busy, reading, problem, waiting, sentAt, readAt }: PlaceView, now: number): string {
  if (problem !== undefined && !busy) return mailboxProblemText(problem)
  if (reading !== undefined)
    return t('mailbox.reading', { done: formatNumber(reading.done), total: formatNumber(reading.total) })
  if (busy) return t('mailbox.busy')
  const read = readAt === undefined ? undefined : t('mailbox.read_at', { when: formatWhen(readAt, now) })
  const sent =
    waiting > 0
      ? t('mailbox.waiting', { count: waiting })
      : sentAt === undefined
        ? undefined
        : t('mailbox.sent_at', { when: formatWhen(sentAt, now) })
  return [read, sent].filter((part) => part !== undefined).join(' · ') || t('mailbox.not_yet')
}
