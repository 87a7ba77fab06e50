import type { ComponentChildren } from 'preact'
import { countries } from '../../platform/country'
import { ownPage } from '../../platform/browser'
import { t } from '../../platform/i18n'
import { LanguageChoice } from '../settings/language-choice'
import { useCountry } from '../settings/use-country'
import { Notices } from '../state/notices'
import { useCommand } from '../state/use-command'
import { useLive } from '../state/use-live'
import { Button, LinkButton } from '../ui/button'
import { Field } from '../ui/field'
import { Icon, type IconName } from '../ui/icon'
import { Mark } from '../ui/mark'
import { Select } from '../ui/text-input'
import { Sketch } from './sketch'
import styles from './welcome.module.css'

export interface WelcomeProps {
  /** Opens the panel beside this page; must be called straight from a click. */
  readonly onOpenPanel: () => void
  /** The key that captures a page, as the browser has bound it. */
  readonly captureKey: string | undefined
}

/** What a new user sees once: what this is, where the data lies, and the first three steps. */
export function Welcome({ onOpenPanel, captureKey }: WelcomeProps) {
  const { country, setCountry } = useCountry()
  return (
    <main class={styles.page}>
      <header class={styles.head}>
        <Mark size={44} />
        <div>
          <h1 class={styles.title}>{t('welcome.title')}</h1>
          <p class={styles.lead}>{t('welcome.lead')}</p>
        </div>
        <LanguageChoice />
      </header>
      <div class={styles.body}>
        <ol class={styles.steps}>
          <Step icon="open" title={t('welcome.panel')} text={t('welcome.panel_text')}>
            <Button kind="primary" onClick={onOpenPanel}>
              {t('welcome.open_panel')}
            </Button>
          </Step>
          <Step
            icon="mail"
            title={t('welcome.capture')}
            text={captureKey === undefined ? t('welcome.capture_text') : t('welcome.capture_key', { key: captureKey })}
          >
            <LinkButton href="https://mail.google.com/">{t('welcome.open_mail')}</LinkButton>
          </Step>
          <Step icon="person" title={t('welcome.try')} text={t('welcome.try_text')}>
            <SampleButton />
          </Step>
          <Step icon="meeting" title={t('welcome.team')} text={t('welcome.team_text')}>
            <LinkButton href={ownPage('app.html#/team')}>{t('welcome.open_team')}</LinkButton>
          </Step>
          <Step icon="call" title={t('welcome.country')} text={t('options.country_hint')}>
            <Field label={t('options.country')}>
              {(control) => (
                <Select
                  {...control}
                  value={country}
                  options={countries().map(({ code, name }) => ({ value: code, label: name }))}
                  onChange={(code) => void setCountry(code)}
                />
              )}
            </Field>
          </Step>
        </ol>
        <aside class={styles.aside}>
          <Sketch />
          <Pledge icon="home" text={t('welcome.local')} />
          <Pledge icon="shield" text={t('welcome.private')} />
          <Pledge icon="undo" text={t('welcome.undo')} />
          <Pledge icon="warning" text={t('welcome.only_copy')} />
        </aside>
      </div>
      <Notices />
    </main>
  )
}

interface StepProps {
  readonly icon: IconName
  readonly title: string
  readonly text: string
  readonly children: ComponentChildren
}

function Step({ icon, title, text, children }: StepProps) {
  return (
    <li class={styles.step}>
      <span class={styles.icon}>
        <Icon name={icon} size={20} />
      </span>
      <div class={styles.what}>
        <h2 class={styles.stepTitle}>{title}</h2>
        <p class={styles.text}>{text}</p>
        {children}
      </div>
    </li>
  )
}

function SampleButton() {
  const command = useCommand()
  const there = (useLive({ q: 'counts' }).value?.sample ?? 0) > 0
  return (
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
  )
}

function Pledge({ icon, text }: { readonly icon: IconName; readonly text: string }) {
  return (
    <p class={styles.promise}>
      <Icon name={icon} size={18} />
      {text}
    </p>
  )
}
