import type { Activity, ActivityKind } from '../../crm/records'
import { t } from '../../platform/i18n'
import type { IconName } from '../ui/icon'

export const activityIcons: Readonly<Record<ActivityKind, IconName>> = {
  mail: 'mail',
  call: 'call',
  letter: 'letter',
  meeting: 'meeting',
  visit: 'visit',
  message: 'message',
  note: 'note'
}

export const callResults = ['reached', 'no-answer', 'busy', 'voicemail', 'wrong-number'] as const
export type CallResult = (typeof callResults)[number]

const results: Readonly<Record<CallResult, MessageKey>> = {
  reached: 'call.result.reached',
  'no-answer': 'call.result.no_answer',
  busy: 'call.result.busy',
  voicemail: 'call.result.voicemail',
  'wrong-number': 'call.result.wrong_number'
}

export const callResultText = (result: CallResult): string => t(results[result])

const plain: Readonly<Record<Exclude<ActivityKind, 'mail' | 'call' | 'letter'>, MessageKey>> = {
  meeting: 'activity.meeting',
  visit: 'activity.visit',
  message: 'activity.message',
  note: 'activity.note'
}

function call(activity: Activity): string {
  const start = t(activity.direction === 'in' ? 'activity.call_in' : 'activity.call_out')
  const result = callResults.find((known) => known === activity.result)
  const parts = [start, result && callResultText(result)]
  if (activity.minutes !== undefined && activity.minutes > 0) parts.push(t('call.minutes', { count: activity.minutes }))
  return parts.filter(Boolean).join(', ')
}

/** What happened, in a few words: the mail's subject, "Call, reached, 6 min", "Letter in: …". */
export function activityTitle(activity: Activity): string {
  switch (activity.kind) {
    case 'mail':
      return activity.subject === '' ? t('activity.mail_no_subject') : t('activity.mail', { subject: activity.subject })
    case 'call':
      return call(activity)
    case 'letter': {
      const word = t(activity.direction === 'in' ? 'activity.letter_in' : 'activity.letter_out')
      return activity.subject === '' ? word : t('activity.with_subject', { what: word, subject: activity.subject })
    }
    case 'meeting':
    case 'visit':
    case 'message':
    case 'note': {
      const word = t(plain[activity.kind])
      return activity.subject === '' ? word : t('activity.with_subject', { what: word, subject: activity.subject })
    }
  }
}
