import { useRef } from 'preact/hooks'
import { t } from '../../platform/i18n'
import { Button } from '../ui/button'

/** A button that asks for a backup file. */
export function PickFile({ onFile, small }: { readonly onFile: (file: File) => void; readonly small?: boolean }) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <div>
      <input
        ref={input}
        type="file"
        accept=".bahi"
        hidden
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? []
          event.currentTarget.value = ''
          if (file) onFile(file)
        }}
      />
      <Button size={small ? 'small' : 'normal'} onClick={() => input.current?.click()}>
        {t('backup.pick_file')}
      </Button>
    </div>
  )
}
