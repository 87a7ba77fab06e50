import { countries } from '../../platform/country'
import { t } from '../../platform/i18n'
import { Check, Field } from '../ui/field'
import { Select, TextInput } from '../ui/text-input'
import type { Chosen } from './import-state'
import styles from './import.module.css'

export interface ChoicesFormProps {
  readonly chosen: Chosen
  readonly onChosen: (chosen: Chosen) => void
}

const modes = ['both', 'create', 'update'] as const
const possible = ['create', 'skip', 'update'] as const

/** How the rows come into the ledger. */
export function ChoicesForm({ chosen, onChosen }: ChoicesFormProps) {
  const put = (part: Partial<Chosen>): void => onChosen({ ...chosen, ...part })
  const { mode, by, overwrite } = chosen
  const updates = mode !== 'create'
  return (
    <div class={styles.choices}>
      <div class={styles.group}>
        <Field label={t('import.mode')}>
          {(control) => (
            <Select
              {...control}
              value={mode}
              options={modes.map((value) => ({ value, label: t(`import.modes.${value}`) }))}
              onChange={(value) => put({ mode: modes.find((known) => known === value) ?? 'both' })}
            />
          )}
        </Field>
        {updates && (
          <Check label={t('import.overwrite')} checked={overwrite} onChange={(on) => put({ overwrite: on })} />
        )}
      </div>
      <fieldset class={styles.group}>
        <legend>{t('import.by')}</legend>
        <Check label={t('import.by_email')} checked={by.email} onChange={(email) => put({ by: { ...by, email } })} />
        <Check label={t('import.by_phone')} checked={by.phone} onChange={(phone) => put({ by: { ...by, phone } })} />
        <Check label={t('import.by_name')} checked={by.name} onChange={(name) => put({ by: { ...by, name } })} />
        <p class={styles.quiet}>{t('import.by_hint')}</p>
      </fieldset>
      <Field label={t('import.possible')}>
        {(control) => (
          <Select
            {...control}
            value={chosen.possible}
            options={possible.map((value) => ({ value, label: t(`import.choice.${value}`) }))}
            onChange={(value) => put({ possible: possible.find((known) => known === value) ?? 'create' })}
          />
        )}
      </Field>
      <Field label={t('import.country')} hint={t('import.country_hint')}>
        {(control) => (
          <Select
            {...control}
            value={chosen.country}
            options={countries().map(({ code, name: label }) => ({ value: code, label }))}
            onChange={(country) => put({ country })}
          />
        )}
      </Field>
      <Field label={t('import.tag')} hint={t('import.tag_hint')}>
        {(control) => (
          <TextInput
            {...control}
            value={chosen.tag ?? ''}
            onInput={(text) => {
              const { tag: _, ...rest } = chosen
              onChosen(text.trim() === '' ? rest : { ...rest, tag: text.trimStart().slice(0, 200) })
            }}
          />
        )}
      </Field>
    </div>
  )
}
