import { useState } from 'preact/hooks'
import type { RecordInput } from '../../crm/build'
import type { Write } from '../../crm/commands'
import { addressKinds, type Company, type ContactPoint, type CustomField, type Person } from '../../crm/records'
import { t } from '../../platform/i18n'
import type { Outcome } from '../state/use-command'
import { Button } from '../ui/button'
import { Check } from '../ui/field'
import { Menu, type MenuEntry } from '../ui/menu'
import { Section } from '../ui/section'
import { AddressRows } from './address-rows'
import { CompanyRow } from './company-row'
import { CustomRows } from './custom-rows'
import { fieldWord } from './field-words'
import { OtherRows, otherKeys } from './other-rows'
import { PointRows } from './point-rows'
import { WordsRow } from './words-row'
import styles from './details.module.css'

export interface DetailsProps {
  readonly record: Person | Company
  /** Name of a person's company. */
  readonly company: string | undefined
  readonly fields: readonly CustomField[]
  readonly parsePhone: (text: string) => Promise<ContactPoint>
  /** Saves part of the record; what is left out stays. */
  readonly onSave: (input: RecordInput) => Promise<Outcome>
  /** Saves more than one record at once. */
  readonly onWrites: (writes: readonly Write[]) => Promise<Outcome>
  readonly onFields: () => void
}

const asPoint = async (value: string): Promise<ContactPoint> => ({ value })
const asUrl = async (text: string): Promise<ContactPoint> => ({
  value: /^[a-z][a-z\d+.-]*:/i.test(text) ? text : `https://${text}`
})

/** Everything known of a person or company, each value edited where it stands. What is not known takes no room. */
export function Details(props: DetailsProps) {
  const { record, fields, onSave } = props
  const [adding, setAdding] = useState<ReadonlySet<string>>(new Set())
  const end = (key: string): void => setAdding((keys) => new Set([...keys].filter((each) => each !== key)))
  const person = record.kind === 'person' ? record : undefined
  const company = record.kind === 'company' ? record : undefined
  const points = (kind: 'phone' | 'email' | 'url') => ({
    kind,
    adding: adding.has(`${kind}/`),
    onEnd: () => end(`${kind}/`)
  })
  const words = (key: 'tag/' | 'preference/' | 'domain/', list: readonly string[]) => ({
    label: fieldWord(key),
    words: list,
    cls: record.kind,
    shown: list.length > 0 || adding.has(key),
    open: adding.has(key)
  })
  const tags = words('tag/', record.tags)
  const preferences = words('preference/', record.preferences)
  const domains = words('domain/', company?.domains ?? [])

  return (
    <Section
      title={t('record.details')}
      aside={<AddMenu {...props} onAdd={(key) => setAdding(new Set([...adding, key]))} />}
    >
      <div class={styles.details}>
        {person && (person.companyId !== undefined || adding.has('company')) && (
          <CompanyRow
            person={record.id}
            companyId={person.companyId}
            company={props.company}
            onSave={props.onWrites}
            open={adding.has('company')}
            onEnd={() => end('company')}
          />
        )}
        <PointRows
          {...points('phone')}
          points={record.phones}
          normalise={props.parsePhone}
          onSave={(phones) => onSave({ phones })}
        />
        <PointRows
          {...points('email')}
          points={record.emails}
          normalise={asPoint}
          onSave={(emails) => onSave({ emails })}
        />
        <PointRows {...points('url')} points={record.urls} normalise={asUrl} onSave={(urls) => onSave({ urls })} />
        <AddressRows
          addresses={record.addresses}
          adding={adding}
          onEnd={(kind) => end(`address/${kind}`)}
          onSave={(kind, address) => onSave({ addresses: { [kind]: address } })}
        />
        {domains.shown && <WordsRow {...domains} onSave={(list) => onSave({ domains: list })} />}
        {tags.shown && <WordsRow {...tags} field="tag" onSave={(list) => onSave({ tags: list })} />}
        {preferences.shown && (
          <WordsRow {...preferences} field="preference" onSave={(list) => onSave({ preferences: list })} />
        )}
        <OtherRows record={record} adding={adding} onEnd={end} onSave={onSave} />
        <CustomRows
          fields={fields}
          values={record.custom}
          onSave={(field, value) => onSave({ custom: { [field]: value } })}
        />
        <div class={styles.flags}>
          <Check
            quietly
            label={t('field.do_not_call')}
            checked={record.doNotCall}
            onChange={(doNotCall) => void onSave({ doNotCall })}
          />
          <Check
            quietly
            label={t('field.do_not_mail')}
            checked={record.doNotMail}
            onChange={(doNotMail) => void onSave({ doNotMail })}
          />
        </div>
      </div>
    </Section>
  )
}

function AddMenu({ record, onAdd, onFields }: DetailsProps & { readonly onAdd: (key: string) => void }) {
  const person = record.kind === 'person'
  const keys = [
    'phone/',
    'email/',
    'url/',
    ...(person && record.companyId === undefined ? ['company'] : []),
    ...addressKinds.filter((kind) => !Object.hasOwn(record.addresses, kind)).map((kind) => `address/${kind}`),
    ...(!person && record.domains.length === 0 ? ['domain/'] : []),
    ...(record.tags.length === 0 ? ['tag/'] : []),
    ...(record.preferences.length === 0 ? ['preference/'] : []),
    ...otherKeys(record)
  ]
  const entries: MenuEntry[] = [
    ...keys.map((key): MenuEntry => ({ kind: 'item', label: fieldWord(key), run: () => onAdd(key) })),
    { kind: 'line' },
    { kind: 'item', label: t('custom.open'), icon: 'columns', run: onFields }
  ]
  return (
    <Menu
      label={t('record.add')}
      end
      entries={entries}
      trigger={(trigger) => (
        <Button {...trigger} kind="link" size="small" icon="plus">
          {t('record.add')}
        </Button>
      )}
    />
  )
}
