import { useEffect, useRef, useState } from 'preact/hooks'
import { t } from '../../platform/i18n'
import { isTyping } from '../state/shortcuts'
import { Button } from '../ui/button'
import { Icon } from '../ui/icon'
import { cx } from '../ui/cx'
import styles from './import.module.css'

export interface PickFileProps {
  readonly onFile: (file: Blob, name: string) => void
}

const accepted = '.csv,.tsv,.txt,.xlsx,.vcf,.vcard,text/csv,text/vcard,text/tab-separated-values'

/** Takes a file that is dropped or chosen, or rows pasted from a spreadsheet. */
export function PickFile({ onFile }: PickFileProps) {
  const [over, setOver] = useState(false)
  const input = useRef<HTMLInputElement>(null)

  useEffect(() => {
    const controller = new AbortController()
    const { signal } = controller
    const take = (data: DataTransfer | null): boolean => {
      const file = data?.files[0]
      const text = data?.getData('text/plain') ?? ''
      if (file !== undefined) onFile(file, file.name)
      else if (text.trim() !== '') onFile(new Blob([text], { type: 'text/plain' }), t('import.pasted'))
      else return false
      return true
    }
    const options = { signal }
    const drag = (event: DragEvent): void => {
      event.preventDefault()
      setOver(true)
    }
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false)
    }
    addEventListener('dragover', drag, options)
    addEventListener('dragleave', leave, options)
    addEventListener(
      'drop',
      (event) => {
        event.preventDefault()
        setOver(false)
        take(event.dataTransfer)
      },
      options
    )
    document.addEventListener(
      'paste',
      (event) => {
        if (!isTyping(event.target) && take(event.clipboardData)) event.preventDefault()
      },
      options
    )
    return () => controller.abort()
  }, [onFile])

  return (
    <div class={cx(styles.drop, over && styles.over)}>
      <Icon name="file" size={28} />
      <p class={styles.dropTitle}>{t('import.drop')}</p>
      <p class={styles.quiet}>{t('import.drop_hint')}</p>
      <Button kind="primary" onClick={() => input.current?.click()}>
        {t('import.choose')}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept={accepted}
        aria-label={t('import.choose')}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0]
          event.currentTarget.value = ''
          if (file !== undefined) onFile(file, file.name)
        }}
      />
    </div>
  )
}
