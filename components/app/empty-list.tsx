import type { ListSpec } from '../../crm/queries'
import { t } from '../../platform/i18n'
import { useCommand } from '../state/use-command'
import { href } from '../state/router'
import { Button, LinkButton } from '../ui/button'
import { Empty } from '../ui/empty'

export interface EmptyListProps {
  readonly spec: ListSpec
  readonly onNew: () => void
  readonly onClear: () => void
}

/** What stands where no record is: nothing yet, or nothing that fits. */
export function EmptyList({ spec, onNew, onClear }: EmptyListProps) {
  const command = useCommand()
  const { text, ...rest } = spec.filter
  if (Object.keys(spec.filter).length > 0) {
    const title =
      text !== undefined && Object.keys(rest).length === 0 ? t('list.nothing_for', { text }) : t('list.nothing_fits')
    return (
      <Empty icon="filter" title={title} text={t('list.nothing_fits_hint')}>
        <Button onClick={onClear}>{t('list.clear_filters')}</Button>
      </Empty>
    )
  }
  return (
    <Empty
      icon={spec.cls === 'person' ? 'person' : 'company'}
      title={t(spec.cls === 'person' ? 'list.no_people' : 'list.no_companies')}
      text={t('list.empty_hint')}
    >
      <Button kind="primary" icon="plus" onClick={onNew}>
        {t(spec.cls === 'person' ? 'list.new_person' : 'list.new_company')}
      </Button>
      <LinkButton href={href('import')}>{t('list.import')}</LinkButton>
      <Button
        busy={command.pending.value}
        onClick={() => void command.run({ kind: 'sample', on: true }, { done: t('list.sample_added') })}
      >
        {t('list.add_sample')}
      </Button>
    </Empty>
  )
}
