import { useSignal } from '@preact/signals'
import type { ExportOrder } from '../../crm/export/order'
import { t } from '../../platform/i18n'
import { Button } from '../ui/button'
import { Section } from '../ui/section'
import { ExportDialog } from './export-dialog'
import styles from '../import/import.module.css'

const scopes = ['all', 'person', 'company'] as const

/** Everything out, at any time, in formats that others read. */
export function ExportSection() {
  const what = useSignal<ExportOrder['what'] | undefined>(undefined)
  return (
    <Section title={t('export.title')}>
      <p class={styles.quiet}>{t('export.hint')}</p>
      <div class={styles.actions}>
        {scopes.map((cls) => (
          <Button key={cls} onClick={() => (what.value = { cls })}>
            {t(`export.scope.${cls}`)}
          </Button>
        ))}
      </div>
      {what.value && (
        <ExportDialog what={what.value} name={nameOf(what.value)} onClose={() => (what.value = undefined)} />
      )}
    </Section>
  )
}

const nameOf = (what: ExportOrder['what']): string => ('cls' in what ? t(`export.scope.${what.cls}`) : '')
