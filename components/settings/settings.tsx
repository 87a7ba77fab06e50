import { useSignal } from '@preact/signals'
import { ownPage, openTab } from '../../platform/browser'
import { countries } from '../../platform/country'
import { formatMoment } from '../../platform/dates'
import { t } from '../../platform/i18n'
import { CustomFields } from '../people/custom-fields'
import { Notices } from '../state/notices'
import { enableLetters, lettersEnabled } from '../state/shortcuts'
import { useCommand } from '../state/use-command'
import { useLive, useStatus } from '../state/use-live'
import { Button } from '../ui/button'
import { Check, Field } from '../ui/field'
import { Mark } from '../ui/mark'
import { Section } from '../ui/section'
import { Select, TextInput } from '../ui/text-input'
import { LanguageChoice } from './language-choice'
import { ThemeChoice } from './theme-choice'
import { useCountry } from './use-country'
import { WebmailSection } from './webmail-section'
import styles from './settings.module.css'

/** What the browser offers for keys; the address differs between browsers, so the entry point opens it. */
export interface SettingsProps {
  readonly onBrowserKeys: () => void
}

/** The few settings there are. Each takes effect at once. */
export function Settings({ onBrowserKeys }: SettingsProps) {
  return (
    <main class={styles.page}>
      <header class={styles.head}>
        <Mark size={28} />
        <h1 class={styles.title}>{t('options.title')}</h1>
      </header>
      <Section title={t('options.look')}>
        <LanguageChoice />
        <ThemeChoice />
      </Section>
      <LedgerSection />
      <BackupSection />
      <Section title={t('options.keys')}>
        <Check label={t('options.letters')} checked={lettersEnabled.value} onChange={enableLetters} />
        <div class={styles.row}>
          <Button onClick={onBrowserKeys}>{t('options.browser_keys')}</Button>
        </div>
      </Section>
      <WebmailSection />
      <FieldsSection />
      <SampleSection />
      <Section title={t('options.help')}>
        <p class={styles.text}>{t('options.diagnostics_hint')}</p>
        <div class={styles.row}>
          <Button onClick={() => void openTab(ownPage('app.html#/diagnostics'))}>{t('diagnostics.title')}</Button>
        </div>
      </Section>
      <Notices />
    </main>
  )
}

function FieldsSection() {
  return (
    <Section title={t('custom.title')}>
      <CustomFields />
    </Section>
  )
}

function BackupSection() {
  const backup = useStatus().value?.backup
  const at = Math.max(backup?.savedAt ?? 0, backup?.folder?.at ?? 0)
  return (
    <Section title={t('backup.title')}>
      <p class={styles.text}>{at === 0 ? t('backup.remind_none') : t('backup.saved_at', { when: formatMoment(at) })}</p>
      <div class={styles.row}>
        <Button icon="shield" onClick={() => void openTab(ownPage('app.html#/backup'))}>
          {t('backup.remind_open')}
        </Button>
      </div>
    </Section>
  )
}

function LedgerSection() {
  const command = useCommand()
  const status = useStatus().value
  const name = useSignal<string | undefined>(undefined)
  const { country, setCountry } = useCountry()
  const saved = status?.ledger?.name ?? ''
  const rename = async (): Promise<void> => {
    const wanted = name.peek()?.trim()
    if (wanted !== undefined && wanted !== '' && wanted !== saved)
      await command.run({ kind: 'ledger.rename', name: wanted })
    name.value = undefined
  }
  return (
    <Section title={t('options.ledger')}>
      <Field label={t('options.ledger_name')}>
        {(control) => (
          <TextInput
            {...control}
            value={name.value ?? saved}
            onInput={(value) => (name.value = value)}
            onBlur={() => void rename()}
            onKeyDown={(event) => {
              if (event.key === 'Enter') void rename()
            }}
          />
        )}
      </Field>
      <Field label={t('options.country')} hint={t('options.country_hint')}>
        {(control) => (
          <Select
            {...control}
            value={country}
            options={countries().map(({ code, name: label }) => ({ value: code, label }))}
            onChange={(code) => void setCountry(code)}
          />
        )}
      </Field>
    </Section>
  )
}

function SampleSection() {
  const command = useCommand()
  const sample = useLive({ q: 'counts' }).value?.sample ?? 0
  const there = sample > 0
  return (
    <Section title={t('options.sample')}>
      <p class={styles.text}>{there ? t('options.sample_there', { count: sample }) : t('options.sample_hint')}</p>
      <div class={styles.row}>
        <Button
          busy={command.pending.value}
          onClick={() =>
            void command.run(
              { kind: 'sample', on: !there },
              { done: t(there ? 'options.sample_removed' : 'list.sample_added') }
            )
          }
        >
          {t(there ? 'options.remove_sample' : 'list.add_sample')}
        </Button>
      </div>
    </Section>
  )
}
