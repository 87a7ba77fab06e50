import { t } from '../../platform/i18n'

const words: Readonly<Record<string, MessageKey>> = {
  work: 'label.work',
  mobile: 'label.mobile',
  home: 'label.home',
  main: 'label.main',
  fax: 'label.fax',
  whatsapp: 'label.whatsapp',
  other: 'label.other'
}

/** A label as captured or chosen, in the user's language where it is a common one. */
export function labelWord(label: string): string {
  const key = label.toLowerCase()
  const word = Object.hasOwn(words, key) ? words[key] : undefined
  return word === undefined ? label : t(word)
}

/** What a phone or an e-mail address can be labelled with, the present label among them. */
export function pointLabels(kind: 'phone' | 'email', present: string): readonly { value: string; label: string }[] {
  const usual = kind === 'phone' ? ['mobile', 'work', 'home', 'main', 'whatsapp', 'fax'] : ['work', 'home', 'other']
  const all = ['', ...usual, ...(present === '' || usual.includes(present) ? [] : [present])]
  return all.map((value) => ({ value, label: value === '' ? t('label.none') : labelWord(value) }))
}
