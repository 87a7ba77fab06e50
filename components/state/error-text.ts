import type { ArchiveFaultKind } from '../../crm/backup'
import type { CommandError, InvalidReason } from '../../crm/commands'
import { t } from '../../platform/i18n'
import type { StoreTrouble } from '../../sync/api'

const reasons: Readonly<Record<InvalidReason, MessageKey>> = {
  shape: 'error.invalid.shape',
  'unknown-field': 'error.invalid.unknown_field',
  'too-long': 'error.invalid.too_long',
  'wrong-type': 'error.invalid.wrong_type',
  empty: 'error.invalid.empty',
  'not-an-email': 'error.invalid.not_an_email',
  'not-a-date': 'error.invalid.not_a_date',
  'too-many': 'error.invalid.too_many',
  mixed: 'error.invalid.mixed'
}

const archiveReasons: Readonly<Record<ArchiveFaultKind, MessageKey>> = {
  'not-an-archive': 'error.archive.not_an_archive',
  newer: 'error.archive.newer',
  truncated: 'error.archive.truncated',
  damaged: 'error.archive.damaged',
  'needs-passphrase': 'error.archive.needs_passphrase',
  'wrong-passphrase': 'error.archive.wrong_passphrase',
  'other-ledger': 'error.archive.other_ledger',
  gone: 'error.archive.gone'
}

/** Why a command was not carried out and what to do, in the user's language. */
export function errorText(error: CommandError): string {
  switch (error.kind) {
    case 'invalid':
      return t(reasons[error.reason])
    case 'missing':
      return t('error.missing')
    case 'exists':
      return t('error.exists')
    case 'nothing-to-undo':
      return t('error.nothing_to_undo')
    case 'not-allowed':
      return t('error.not_allowed')
    case 'full':
      return t('error.full')
    case 'blocked':
      return t('error.blocked')
    case 'newer':
      return t('error.newer')
    case 'lost':
      return t('error.lost')
    case 'unreachable':
      return t('error.unreachable')
    case 'archive':
      return t(archiveReasons[error.fault])
  }
}

/** What is the matter with the store, and what to do about it. */
export function troubleText(trouble: StoreTrouble): { readonly title: string; readonly text: string } {
  switch (trouble.kind) {
    case 'full':
      return { title: t('trouble.full.title'), text: t('trouble.full.text') }
    case 'blocked':
      return { title: t('trouble.blocked.title'), text: t('trouble.blocked.text') }
    case 'newer':
      return { title: t('trouble.newer.title'), text: t('trouble.newer.text') }
    case 'damaged':
      return { title: t('trouble.damaged.title', { count: trouble.pieces }), text: t('trouble.damaged.text') }
    case 'lost': {
      const name = trouble.ledgers.map((ledger) => ledger.name).join(', ')
      return { title: t('trouble.lost.title', { name }), text: t('trouble.lost.text') }
    }
    case 'asleep':
      return { title: t('trouble.asleep.title'), text: t('trouble.asleep.text') }
  }
}
