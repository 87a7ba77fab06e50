import { t } from '../../platform/i18n'
import { activeShortcuts, enableLetters, lettersEnabled } from '../state/shortcuts'
import { Dialog } from '../ui/dialog'
import { Check } from '../ui/field'
import { Kbd } from '../ui/kbd'
import styles from './keys-dialog.module.css'

const shown: Readonly<Record<string, string>> = { Escape: 'Esc', ArrowDown: '↓', ArrowUp: '↑', Enter: '↵' }

/** The keys that work here now, and the switch for single letters. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const shortcuts = [...new Map(activeShortcuts().map((shortcut) => [shortcut.key, shortcut])).values()]
  return (
    <Dialog title={t('keys.title')} onClose={onClose}>
      <dl class={styles.keys}>
        {shortcuts.map((shortcut) => (
          <>
            <dt>
              <Kbd>{shown[shortcut.key] ?? shortcut.key}</Kbd>
            </dt>
            <dd>{t(shortcut.label)}</dd>
          </>
        ))}
      </dl>
      <Check label={t('keys.letters')} checked={lettersEnabled.value} onChange={enableLetters} quietly />
    </Dialog>
  )
}
