import { useId } from 'preact/hooks'
import { isPrivate } from '../../crm/private'
import type { Company, Person } from '../../crm/records'
import { formatAge, formatMoment } from '../../platform/dates'
import { t } from '../../platform/i18n'
import { href } from '../state/router'
import { useShortcuts } from '../state/shortcuts'
import type { Outcome } from '../state/use-command'
import { Avatar } from '../ui/avatar'
import { Button, LinkButton } from '../ui/button'
import { Chip } from '../ui/chip'
import { FieldError } from '../ui/field'
import type { IconName } from '../ui/icon'
import { Menu, type MenuEntry } from '../ui/menu'
import { TextInput } from '../ui/text-input'
import { telHref } from './phone'
import { useEdit } from './use-edit'
import styles from './record-head.module.css'

export interface RecordHeadProps {
  readonly record: Person | Company
  readonly company: string | undefined
  /** When somebody last had contact, milliseconds. */
  readonly contact: number | undefined
  /** Number of the record's segment. */
  readonly seg: number
  readonly now: number
  readonly onRename: (name: string) => Promise<Outcome>
  readonly onCall: () => void
  readonly onDelete: () => void
  readonly onHistory: () => void
  readonly onMerge: () => void
}

/** Who is this, and the first things to do. */
export function RecordHead(props: RecordHeadProps) {
  const { record, contact, now } = props
  const phone = record.phones[0]
  const email = record.emails[0]
  const entries: MenuEntry[] = [
    { kind: 'item', label: t('history.open'), icon: 'clock', run: props.onHistory },
    { kind: 'item', label: t('merge.with_other'), icon: 'merge', run: props.onMerge },
    { kind: 'line' },
    { kind: 'item', label: t('record.delete'), icon: 'trash', danger: true, run: props.onDelete }
  ]
  return (
    <header class={styles.head}>
      <div class={styles.top}>
        <Avatar name={record.name} kind={record.kind} large />
        <div class={styles.who}>
          <Name {...props} />
          <About record={record} company={props.company} />
          <p class={styles.contact} title={contact === undefined ? undefined : formatMoment(contact)}>
            {contact === undefined
              ? t('record.never_contacted')
              : t('record.last_contact', { when: formatAge(contact, now) })}
          </p>
          <Flags record={record} hidden={isPrivate(props.seg)} />
        </div>
        <Menu
          label={t('record.more')}
          end
          entries={entries}
          trigger={(trigger) => <Button {...trigger} kind="quiet" size="small" icon="more" label={t('record.more')} />}
        />
      </div>
      {(phone || email) && (
        <div class={styles.actions}>
          {phone && !record.doNotCall && (
            <LinkButton wide href={telHref(phone.value, phone.extension)} icon="call" onClick={props.onCall}>
              {t('record.call')}
            </LinkButton>
          )}
          {email && !record.doNotMail && (
            <LinkButton wide href={`mailto:${email.value}`} icon="mail">
              {t('record.mail')}
            </LinkButton>
          )}
        </div>
      )}
    </header>
  )
}

function Name({ record, onRename }: RecordHeadProps) {
  const id = useId()
  const edit = useEdit(record.name, onRename)
  useShortcuts([{ key: 'e', label: 'keys.edit', run: edit.start }])
  if (!edit.editing)
    return (
      <h1 class={styles.name}>
        <button type="button" title={t('record.edit', { what: t('field.name') })} onClick={edit.start}>
          <bdi>{record.name === '' ? t('people.unnamed') : record.name}</bdi>
        </button>
      </h1>
    )
  return (
    <>
      <TextInput
        label={t('field.name')}
        value={edit.text}
        autoFocus
        invalid={edit.error !== undefined}
        describedBy={edit.error === undefined ? undefined : id}
        onInput={edit.setText}
        onBlur={() => void edit.commit()}
        onKeyDown={edit.onKeyDown}
      />
      {edit.error && <FieldError id={id} text={edit.error} />}
    </>
  )
}

function About({ record, company }: { readonly record: Person | Company; readonly company: string | undefined }) {
  if (record.kind === 'company') {
    const city = Object.values(record.addresses)[0]?.city
    const text = [record.domains[0], city].filter(Boolean).join(' · ')
    return text === '' ? null : <p class={styles.about}>{text}</p>
  }
  if (record.title === undefined && company === undefined) return null
  return (
    <p class={styles.about}>
      {record.title}
      {record.title !== undefined && company !== undefined && ' · '}
      {company !== undefined && record.companyId !== undefined && (
        <a href={href('company', record.companyId)}>
          <bdi>{company}</bdi>
        </a>
      )}
    </p>
  )
}

function Flags({ record, hidden }: { readonly record: Person | Company; readonly hidden: boolean }) {
  const chips: { text: string; tone: 'amber' | 'neutral'; icon?: IconName }[] = [
    ...(hidden ? [{ text: t('private.own'), tone: 'neutral' as const, icon: 'lock' as const }] : []),
    ...(record.doNotCall ? [{ text: t('field.do_not_call'), tone: 'amber' as const }] : []),
    ...(record.doNotMail ? [{ text: t('field.do_not_mail'), tone: 'amber' as const }] : [])
  ]
  if (chips.length === 0) return null
  return (
    <div class={styles.chips}>
      {chips.map(({ text, tone, icon }) => (
        <Chip key={text} tone={tone} {...(icon === undefined ? {} : { icon })}>
          {text}
        </Chip>
      ))}
    </div>
  )
}
