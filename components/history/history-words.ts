import type { PastChange } from '../../crm/past'
import type { TeamView } from '../../crm/team'
import { t } from '../../platform/i18n'

const origins: Readonly<Record<string, MessageKey>> = {
  hand: 'history.from.hand',
  mail: 'history.from.mail',
  page: 'history.from.page',
  file: 'history.from.file',
  import: 'history.from.import',
  sample: 'history.from.sample'
}

const kinds: Readonly<Record<string, MessageKey>> = {
  merge: 'history.kind.merge',
  unmerge: 'history.kind.unmerge',
  undo: 'history.kind.undo',
  rewind: 'history.kind.rewind'
}

const wordOf = (words: Readonly<Record<string, MessageKey>>, name: string): string | undefined => {
  const key = Object.hasOwn(words, name) ? words[name] : undefined
  return key === undefined ? undefined : t(key)
}

/** Who made a change: a member's name where the team knows the device. */
export function whoMade({ device, own }: Pick<PastChange, 'device' | 'own'>, { team }: TeamView): string {
  const member = team?.members.find(({ devices }) => devices.some(({ author }) => author === device))
  if (own || member?.me === true) return t('history.you')
  return member?.name ?? t('history.other_device')
}

/** How a change came about: what was done, or else where the value is from. */
export const howMade = ({ kind, origin }: Pick<PastChange, 'kind' | 'origin'>): string =>
  wordOf(kinds, kind) ?? wordOf(origins, origin) ?? ''
