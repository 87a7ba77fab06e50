import { useRef } from 'preact/hooks'
import { Button } from '../ui/button'
import type { IconName } from '../ui/icon'

export interface FileButtonProps {
  readonly label: string
  readonly icon: IconName
  readonly busy: boolean
  readonly onFile: (file: File) => void
}

/** Asks for a file of this computer. */
export function FileButton({ label, icon, busy, onFile }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button icon={icon} busy={busy} onClick={() => input.current?.click()}>
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-hidden="true"
        tabIndex={-1}
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0]
          currentTarget.value = ''
          if (file !== undefined) onFile(file)
        }}
      />
    </>
  )
}
