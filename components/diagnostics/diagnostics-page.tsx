import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { isSound, type CheckResult, type Diagnosis } from '../../crm/diagnosis'
import { appVersion } from '../../platform/browser'
import { formatMoment } from '../../platform/dates'
import { formatNumber, t } from '../../platform/i18n'
import { log } from '../../platform/log'
import { masked } from '../../platform/mask'
import { showToast } from '../state/toasts'
import { useDeliveryView } from '../state/delivery'
import { useTeamView } from '../state/team'
import { useCommand } from '../state/use-command'
import { useStatus } from '../state/use-live'
import { Button } from '../ui/button'
import { Section } from '../ui/section'
import { Peers } from './peers'
import { reportText, type Findings } from './report'
import { sizeText } from './sizes'
import styles from './diagnostics.module.css'

/** How the ledger is stored, whether it is sound, and a report for whoever helps. */
export function DiagnosticsPage() {
  const status = useStatus().value
  const { team } = useTeamView().value
  const { places } = useDeliveryView().value
  const { run } = useCommand()
  const diagnosis = useSignal<Diagnosis | undefined>(undefined)
  const storage = useSignal<Findings['storage']>(undefined)
  const check = useSignal<CheckResult | undefined>(undefined)
  const doing = useSignal<'check' | 'rebuild' | undefined>(undefined)

  async function look(): Promise<void> {
    storage.value = await storageUsed()
    const outcome = await run({ kind: 'diagnose' }, { quiet: true })
    if (outcome.ok) diagnosis.value = outcome.value.diagnosis
  }
  async function examine(repair: boolean): Promise<void> {
    doing.value = repair ? 'rebuild' : 'check'
    const outcome = await run({ kind: 'check', repair })
    doing.value = undefined
    if (!outcome.ok) return
    check.value = outcome.value.check
    if (repair) showToast(t('diagnostics.rebuilt'))
    await look()
  }
  async function copy(): Promise<void> {
    const found: Findings = {
      version: appVersion(),
      browser: navigator.userAgent,
      at: Date.now(),
      status,
      diagnosis: diagnosis.value,
      check: check.value,
      storage: storage.value,
      team,
      places,
      lines: log.lines()
    }
    await navigator.clipboard.writeText(reportText(found))
    showToast(t('diagnostics.copied'))
  }
  useEffect(() => void look(), [status?.ledger?.id])

  const { work } = status ?? {}
  return (
    <div class={styles.page}>
      <header>
        <h1 class={styles.title}>{t('diagnostics.title')}</h1>
        <p class={styles.text}>{t('diagnostics.intro')}</p>
      </header>
      <Section title={t('diagnostics.stored')}>
        <Numbers diagnosis={diagnosis.value} storage={storage.value} />
      </Section>
      <Peers team={team} places={places} />
      <Section title={t('diagnostics.checks')}>
        <p class={styles.text}>{t('diagnostics.check_hint')}</p>
        {doing.value !== undefined && (
          <progress
            class={styles.bar}
            max={work?.total ?? 1}
            value={work?.done ?? 0}
            aria-label={t('diagnostics.checking')}
          />
        )}
        <div role="status">{doing.value === undefined && check.value && <Outcome check={check.value} />}</div>
        <div class={styles.actions}>
          <Button
            kind="primary"
            busy={doing.value === 'check'}
            disabled={doing.value !== undefined}
            onClick={() => void examine(false)}
          >
            {t('diagnostics.check')}
          </Button>
          <Button
            busy={doing.value === 'rebuild'}
            disabled={doing.value !== undefined}
            onClick={() => void examine(true)}
          >
            {t('diagnostics.rebuild')}
          </Button>
        </div>
      </Section>
      <Section title={t('diagnostics.last_errors')}>
        <Errors diagnosis={diagnosis.value} />
      </Section>
      <Section title={t('diagnostics.report')}>
        <p class={styles.text}>{t('diagnostics.report_hint')}</p>
        <div class={styles.actions}>
          <Button icon="copy" onClick={() => void copy()}>
            {t('diagnostics.copy')}
          </Button>
        </div>
      </Section>
    </div>
  )
}

async function storageUsed(): Promise<Findings['storage']> {
  if (!('storage' in navigator)) return undefined
  const [{ usage = 0, quota = 0 }, kept] = await Promise.all([
    navigator.storage.estimate(),
    navigator.storage.persisted()
  ])
  return { usage, quota, kept }
}

interface NumbersProps {
  readonly diagnosis: Diagnosis | undefined
  readonly storage: Findings['storage']
}

function Numbers({ diagnosis, storage }: NumbersProps) {
  const number = (of: number | undefined): string => (of === undefined ? '…' : formatNumber(of))
  const lines: readonly (readonly [string, string])[] = [
    [t('diagnostics.records'), number(diagnosis?.rows)],
    [t('diagnostics.documents'), number(diagnosis?.documents)],
    [t('diagnostics.document_bytes'), diagnosis ? sizeText(diagnosis.bytes) : '…'],
    [t('diagnostics.journal'), number(diagnosis?.journal)],
    [t('diagnostics.log'), number(diagnosis?.log)],
    [t('diagnostics.set_aside'), number(diagnosis?.quarantine)],
    [t('diagnostics.stale'), number(diagnosis?.stale)],
    [t('diagnostics.twins'), number(diagnosis?.twins)],
    [t('diagnostics.entries'), number(diagnosis?.entries)],
    [t('diagnostics.used'), storage ? sizeText(storage.usage) : '…'],
    [t('diagnostics.version'), appVersion()]
  ]
  return (
    <dl class={styles.facts}>
      {lines.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Outcome({ check }: { readonly check: CheckResult }) {
  const { pieces, records, damaged, changed, missing, extra } = check
  if (isSound(check)) return <p class={styles.good}>{t('diagnostics.sound', { pieces, records })}</p>
  return (
    <ul class={styles.bad}>
      {damaged > 0 && <li>{t('diagnostics.damaged', { count: damaged })}</li>}
      {changed + missing + extra > 0 && <li>{t('diagnostics.apart', { count: changed + missing + extra })}</li>}
      {check.counters > 0 && <li>{t('diagnostics.counters')}</li>}
      <li>{t('diagnostics.what_to_do')}</li>
    </ul>
  )
}

const shownErrors = 10

function Errors({ diagnosis }: { readonly diagnosis: Diagnosis | undefined }) {
  const lines = [...(diagnosis?.lines ?? []), ...log.lines()]
    .filter(({ level }) => level !== 'info')
    .sort((a, b) => b.at - a.at)
    .slice(0, shownErrors)
  if (lines.length === 0) return <p class={styles.text}>{t('diagnostics.no_errors')}</p>
  return (
    <ul class={styles.errors}>
      {lines.map(({ at, area, text }, index) => (
        <li key={index}>
          <time>{formatMoment(at)}</time> <span lang="en">{`${area}: ${masked(text)}`}</span>
        </li>
      ))}
    </ul>
  )
}
