import type { Filter } from '../../crm/queries'
import { narrow } from '../../crm/views'
import { t } from '../../platform/i18n'

/** Filters whose value is picked among the values that are there. */
export const valueFields = ['tag', 'owner', 'source', 'city'] as const
export type ValueField = (typeof valueFields)[number]

export interface FilterChip {
  readonly key: string
  readonly label: string
  /** The filter without this part. */
  readonly without: Filter
}

/** What narrows a list, in words. The search text is not among them: it stands in the search box. */
export function filterChips(filter: Filter): FilterChip[] {
  const chips: FilterChip[] = []
  const chip = (key: string, label: string, rest: { readonly [K in keyof Filter]?: Filter[K] | undefined }): void => {
    chips.push({ key, label, without: narrow({ ...filter, ...rest }) })
  }
  for (const tag of filter.tags ?? [])
    chip(`tag ${tag}`, t('list.chip.tag', { value: tag }), {
      tags: (filter.tags ?? []).filter((other) => other !== tag)
    })
  if (filter.owner !== undefined) chip('owner', t('list.chip.owner', { value: filter.owner }), { owner: undefined })
  if (filter.source !== undefined)
    chip('source', t('list.chip.source', { value: filter.source }), { source: undefined })
  if (filter.city !== undefined) chip('city', t('list.chip.city', { value: filter.city }), { city: undefined })
  if (filter.quietDays !== undefined)
    chip('quiet', t('list.quiet_days', { count: filter.quietDays }), { quietDays: undefined })
  for (const what of filter.has ?? [])
    chip(`has ${what}`, t(`list.has.${what}`), { has: (filter.has ?? []).filter((other) => other !== what) })
  if (filter.deleted === true) chip('deleted', t('list.deleted'), { deleted: undefined })
  return chips
}
