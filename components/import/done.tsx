import type { Saved } from '../../crm/import/report'
import { t } from '../../platform/i18n'
import { useLedger } from '../state/client'
import { href } from '../state/router'
import { undo } from '../state/use-command'
import { useOnce } from '../state/use-once'
import { Button, LinkButton } from '../ui/button'
import { Empty } from '../ui/empty'
import { summaryOf } from './past-imports'

export interface DoneProps {
  readonly saved: Saved
  readonly onAgain: () => void
}

/** What an import did, and the way to take it back. */
export function Done({ saved, onAgain }: DoneProps) {
  const ledger = useLedger()
  const takeBack = useOnce(async () => {
    await undo(ledger, saved.id)
    onAgain()
  })
  return (
    <Empty icon="check" title={t('import.done')} text={summaryOf(saved.info)}>
      <LinkButton kind="primary" href={href('people')}>
        {t('import.show')}
      </LinkButton>
      <Button onClick={onAgain}>{t('import.again')}</Button>
      <Button icon="undo" onClick={() => void takeBack()}>
        {t('import.undo')}
      </Button>
    </Empty>
  )
}
