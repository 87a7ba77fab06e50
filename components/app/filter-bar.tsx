import { useSignal } from '@preact/signals'
import type { Filter, ListSpec } from '../../crm/queries'
import { narrow } from '../../crm/views'
import { t } from '../../platform/i18n'
import { Button } from '../ui/button'
import { Chip } from '../ui/chip'
import { Menu, type MenuEntry } from '../ui/menu'
import { filterChips, type ValueField, valueFields } from './filters'
import { ValueDialog } from './value-dialog'
import styles from './app.module.css'

const quietChoices = [30, 60, 90, 180]

export interface FilterBarProps {
  readonly spec: ListSpec
  readonly onFilter: (filter: Filter) => void
  readonly onColumns: () => void
  readonly onSaveView: () => void
  readonly onExport: () => void
}

/** What narrows the list, each as a pill that can be taken away, and the way to add more. */
export function FilterBar({ spec, onFilter, onColumns, onSaveView, onExport }: FilterBarProps) {
  const asking = useSignal<ValueField | undefined>(undefined)
  const { filter } = spec
  const put = (part: { readonly [K in keyof Filter]?: Filter[K] | undefined }): void =>
    onFilter(narrow({ ...filter, ...part }))
  const chips = filterChips(filter)
  const has = filter.has ?? []
  const toggleHas = (what: 'email' | 'phone'): void =>
    put({ has: has.includes(what) ? has.filter((one) => one !== what) : [...has, what] })
  const entries: MenuEntry[] = [
    ...valueFields.map((field): MenuEntry => ({
      kind: 'item',
      label: t(`list.filter.${field}`),
      run: () => (asking.value = field)
    })),
    { kind: 'line' },
    { kind: 'heading', label: t('list.filter.quiet') },
    ...quietChoices.map((days): MenuEntry => ({
      kind: 'item',
      label: t('list.quiet_days', { count: days }),
      chosen: filter.quietDays === days,
      run: () => put({ quietDays: filter.quietDays === days ? undefined : days })
    })),
    { kind: 'line' },
    { kind: 'item', label: t('list.has.email'), chosen: has.includes('email'), run: () => toggleHas('email') },
    { kind: 'item', label: t('list.has.phone'), chosen: has.includes('phone'), run: () => toggleHas('phone') },
    {
      kind: 'item',
      label: t('list.deleted'),
      chosen: filter.deleted === true,
      run: () => put({ deleted: filter.deleted !== true })
    }
  ]
  return (
    <div class={styles.filters}>
      {chips.map((chip) => (
        <Chip
          key={chip.key}
          tone="cloth"
          onRemove={() => onFilter(chip.without)}
          removeLabel={t('ui.remove', { what: chip.label })}
        >
          {chip.label}
        </Chip>
      ))}
      <Menu
        label={t('list.add_filter')}
        entries={entries}
        trigger={(trigger) => (
          <Button size="small" icon="filter" {...trigger}>
            {t('list.add_filter')}
          </Button>
        )}
      />
      {chips.length > 1 && (
        <Button
          kind="link"
          size="small"
          onClick={() => onFilter(filter.text === undefined ? {} : { text: filter.text })}
        >
          {t('list.clear_filters')}
        </Button>
      )}
      <span class={styles.filler} />
      <Button size="small" icon="columns" onClick={onColumns}>
        {t('list.columns')}
      </Button>
      <Button size="small" icon="star" onClick={onSaveView}>
        {t('list.save_view')}
      </Button>
      <Button size="small" icon="file" onClick={onExport}>
        {t('export.menu')}
      </Button>
      {asking.value && (
        <ValueDialog
          cls={spec.cls}
          field={asking.value}
          title={t(`list.filter.${asking.value}`)}
          action={t('list.apply')}
          onClose={() => (asking.value = undefined)}
          onValue={(value) => {
            const field = asking.value
            asking.value = undefined
            if (field === 'tag') put({ tags: [...new Set([...(filter.tags ?? []), value])] })
            else if (field) put({ [field]: value })
          }}
        />
      )}
    </div>
  )
}
