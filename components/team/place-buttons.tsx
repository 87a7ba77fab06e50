import { t } from '../../platform/i18n'
import { download } from '../backup/files'
import { useOnce } from '../state/use-once'
import { Button } from '../ui/button'
import { FileButton } from './file-button'
import { canShareFolder, chooseFolder } from './mailbox-folder'
import styles from './team.module.css'

/** Longest file that is read; more is none of ours. Bytes. */
const mostRead = 512 * 1024 * 1024

export interface PlaceButtonsProps {
  readonly onFolder: (folder: unknown) => Promise<unknown>
  readonly onServer: () => void
  readonly write: {
    readonly text: string
    readonly busy: boolean
    /** Of the file that is saved. */
    readonly name: string
    /** What is to be in the file; `undefined`: it could not be made. */
    readonly make: () => Promise<Uint8Array<ArrayBuffer> | undefined>
  }
  readonly read: {
    readonly text: string
    readonly busy: boolean
    /** `undefined`: the file is too large to be one of ours. */
    readonly take: (bytes: Uint8Array<ArrayBuffer> | undefined) => Promise<unknown>
  }
}

/** The ways by which people reach each other who are never online together: a folder, a server, a file by hand. */
export function PlaceButtons({ onFolder, onServer, write, read }: PlaceButtonsProps) {
  const addFolder = useOnce(() => askFolder(onFolder))
  const writeFile = useOnce(async () => {
    const made = await write.make()
    if (made !== undefined) download(new Blob([made], { type: 'application/octet-stream' }), write.name)
  })
  const readFile = useOnce(async (file: File) =>
    read.take(file.size > mostRead ? undefined : new Uint8Array(await file.arrayBuffer()))
  )
  return (
    <div class={styles.actions}>
      {canShareFolder() && (
        <Button icon="plus" onClick={() => void addFolder()}>
          {t('mailbox.add_folder')}
        </Button>
      )}
      <Button icon="plus" onClick={onServer}>
        {t('mailbox.add_server')}
      </Button>
      <Button icon="file" busy={write.busy} onClick={() => void writeFile()}>
        {write.text}
      </Button>
      <FileButton icon="open" label={read.text} busy={read.busy} onFile={(file) => void readFile(file)} />
    </div>
  )
}

/** Has a folder chosen. */
export async function askFolder(then: PlaceButtonsProps['onFolder']): Promise<void> {
  const folder = await chooseFolder()
  if (folder !== undefined) await then(folder)
}
