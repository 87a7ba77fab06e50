import { language, languageNames, languages, setLanguage, t } from '../../platform/i18n'

import { cx } from '../ui/cx'
import styles from './settings.module.css'

/** Both languages, each in its own letters. */
export function LanguageChoice() {
  return (
    <div class={styles.choices} role="radiogroup" aria-label={t('options.language')}>
      {languages.map((code) => (
        <label key={code} class={cx(styles.choice, code === language() && styles.chosen)} lang={code}>
          <input type="radio" name="language" checked={code === language()} onChange={() => void setLanguage(code)} />
          {languageNames[code]}
        </label>
      ))}
    </div>
  )
}
