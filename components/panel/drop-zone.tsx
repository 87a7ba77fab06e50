import { useEffect, useState } from 'preact/hooks'
import { t } from '../../platform/i18n'
import { usePageContext } from '../capture/page-context'
import { replace } from '../state/router'
import { isTyping } from '../state/shortcuts'
import { Icon } from '../ui/icon'
import styles from './drop-zone.module.css'

/** The whole panel takes mails, cards and text that are dropped or pasted. Pasting into an input stays pasting. */
export function DropZone() {
  const page = usePageContext()
  const [over, setOver] = useState(false)

  useEffect(() => {
    const { signal, abort } = lifetime()
    const take = (data: DataTransfer | null): boolean => {
      const files = [...(data?.files ?? [])]
      const text = data?.getData('text/plain') ?? ''
      if (files.length === 0 && text.trim() === '') return false
      replace()
      void (files.length > 0 ? page.readFiles(files) : page.readText(text))
      return true
    }
    const drag = (event: DragEvent): void => {
      if (isTyping(event.target)) return
      event.preventDefault()
      setOver(true)
    }
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false)
    }
    const drop = (event: DragEvent): void => {
      setOver(false)
      if (isTyping(event.target)) return
      event.preventDefault()
      take(event.dataTransfer)
    }
    const paste = (event: ClipboardEvent): void => {
      if (!isTyping(event.target) && take(event.clipboardData)) event.preventDefault()
    }
    addEventListener('dragover', drag, { signal })
    addEventListener('dragleave', leave, { signal })
    addEventListener('drop', drop, { signal })
    document.addEventListener('paste', paste, { signal })
    return abort
  }, [page])

  if (!over) return null
  return (
    <div class={styles.zone}>
      <Icon name="file" size={32} />
      <p class={styles.title}>{t('drop.title')}</p>
      <p class={styles.text}>{t('drop.text')}</p>
    </div>
  )
}

function lifetime(): { readonly signal: AbortSignal; readonly abort: () => void } {
  const controller = new AbortController()
  return { signal: controller.signal, abort: () => controller.abort() }
}
