import { useState } from 'preact/hooks'
import { languages } from '../../platform/i18n'
import { themes } from '../../platform/theme'
import { screens } from './screens'
import styles from './gallery.module.css'

const widths = ['320', '400', '420']

/** All screens side by side, with switches for language, theme and width. Only developers see it. */
export function Gallery() {
  const [lang, setLang] = useState<string>(languages[0])
  const [theme, setTheme] = useState<string>('light')
  const [width, setWidth] = useState('400')
  return (
    <>
      <div class={styles.bar}>
        <Choice all={languages} value={lang} onChange={setLang} />
        <Choice all={themes} value={theme} onChange={setTheme} />
        <Choice all={widths} value={width} onChange={setWidth} />
      </div>
      <div class={styles.all}>
        {Object.keys(screens).map((name) => (
          <figure key={name}>
            <figcaption>{name}</figcaption>
            <iframe title={name} width={width} src={`?screen=${name}&lang=${lang}&theme=${theme}`} />
          </figure>
        ))}
      </div>
    </>
  )
}

interface ChoiceProps {
  readonly all: readonly string[]
  readonly value: string
  readonly onChange: (value: string) => void
}

function Choice({ all, value, onChange }: ChoiceProps) {
  return (
    <select aria-label={all.join(', ')} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
      {all.map((each) => (
        <option key={each}>{each}</option>
      ))}
    </select>
  )
}
