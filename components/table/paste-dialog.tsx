import { t } from '../../platform/i18n'
import { errorText } from '../state/error-text'
import { rowTitle } from '../people/row-line'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import type { CellChange } from './cell-edits'
import type { Pasted } from './use-cell-edits'
import styles from './paste-dialog.module.css'

export interface PasteDialogProps {
  readonly pasted: Pasted
  readonly onApply: () => void
  /** Takes the rows as new records instead. */
  readonly onImport: (() => void) | undefined
  readonly onClose: () => void
}

const most = 100

/** Shows what a pasted range changes before it does. */
export function PasteDialog({ pasted, onApply, onImport, onClose }: PasteDialogProps) {
  const { changes, beyond } = pasted
  const good = changes.filter(({ fault }) => fault === undefined)
  const faulty = changes.filter(({ fault }) => fault !== undefined)
  const shown = [...faulty, ...good].slice(0, most)
  const footer = (
    <>
      {onImport && <Button onClick={onImport}>{t('grid.paste_import')}</Button>}
      <Button onClick={onClose}>{t('ui.cancel')}</Button>
      <Button kind="primary" disabled={good.length === 0} onClick={onApply}>
        {t('grid.paste_apply')}
      </Button>
    </>
  )
  return (
    <Dialog title={t('grid.paste_title')} onClose={onClose} footer={footer}>
      <p class={styles.sum}>
        {good.length === 0 ? t('grid.paste_nothing') : t('grid.paste_changes', { count: good.length })}
      </p>
      {faulty.length > 0 && <p class={styles.note}>{t('grid.paste_left', { count: faulty.length })}</p>}
      {beyond > 0 && <p class={styles.note}>{t('grid.paste_beyond', { count: beyond })}</p>}
      {shown.length > 0 && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, also without a mouse
        <div class={styles.scroll} tabIndex={0} role="region" aria-label={t('grid.paste_title')}>
          <table class={styles.table}>
            <thead>
              <tr>
                <th scope="col">{t('list.column.name')}</th>
                <th scope="col">{t('grid.column')}</th>
                <th scope="col">{t('grid.before')}</th>
                <th scope="col">{t('grid.after')}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((change) => (
                <Change key={`${change.row.id} ${change.column}`} change={change} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {changes.length > most && <p class={styles.note}>{t('grid.more', { count: changes.length - most })}</p>}
      <p class={styles.note}>{good.length > 0 && t('grid.paste_undo')}</p>
    </Dialog>
  )
}

function Change({ change: { row, column, before, text, fault } }: { readonly change: CellChange }) {
  return (
    <tr class={fault === undefined ? undefined : styles.wrong}>
      <th scope="row">
        <bdi>{rowTitle(row)}</bdi>
      </th>
      <td>{t(`list.column.${column}`)}</td>
      <td>
        <del>
          <bdi>{before}</bdi>
        </del>
      </td>
      <td>
        <bdi>{text}</bdi>
        {fault !== undefined && (
          <span class={styles.fault}>
            {fault === 'fixed' ? t('grid.fixed') : errorText({ kind: 'invalid', reason: fault })}
          </span>
        )}
      </td>
    </tr>
  )
}
