import { useSignal } from '@preact/signals'
import { t } from '../../platform/i18n'
import { chosenTheme, setTheme, themes } from '../../platform/theme'
import { cx } from '../ui/cx'
import { Icon } from '../ui/icon'
import styles from './settings.module.css'

const icons = { system: 'contrast', light: 'sun', dark: 'moon' } as const

export function ThemeChoice() {
  const chosen = useSignal(chosenTheme())
  return (
    <div class={styles.choices} role="radiogroup" aria-label={t('options.theme')}>
      {themes.map((theme) => (
        <label key={theme} class={cx(styles.choice, theme === chosen.value && styles.chosen)}>
          <input
            type="radio"
            name="theme"
            checked={theme === chosen.value}
            onChange={() => {
              setTheme(theme)
              chosen.value = theme
            }}
          />
          <Icon name={icons[theme]} size={16} />
          {t(`options.themes.${theme}`)}
        </label>
      ))}
    </div>
  )
}
