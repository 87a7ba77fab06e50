import type { Choice } from '../../crm/import/plan'
import type { DryRun, PossibleRow } from '../../crm/import/report'
import { formatNumber, t } from '../../platform/i18n'
import { reasonText } from '../people/possible-duplicates'
import { Banner } from '../ui/banner'
import { Button } from '../ui/button'
import { Section } from '../ui/section'
import { Select } from '../ui/text-input'
import styles from './import.module.css'

export interface CheckedProps {
  readonly found: DryRun
  readonly choices: ReadonlyMap<number, Choice>
  readonly usual: Choice
  readonly onChoices: (choices: ReadonlyMap<number, Choice>) => void
  readonly onProblems: () => void
}

const verdicts = ['new', 'changed', 'possible', 'same', 'skipped', 'rejected'] as const

/** What the import would do, before anything is written. */
export function Checked({ found, choices, usual, onChoices, onProblems }: CheckedProps) {
  return (
    <>
      <dl class={styles.tiles}>
        {verdicts
          .filter((verdict) => verdict === 'new' || verdict === 'changed' || found.counts[verdict] > 0)
          .map((verdict) => (
            <div key={verdict} class={styles.tile} data-verdict={verdict}>
              <dt>{t(`import.verdict.${verdict}`)}</dt>
              <dd>{formatNumber(found.counts[verdict])}</dd>
            </div>
          ))}
      </dl>
      {found.companies > 0 && <p class={styles.quiet}>{t('import.companies_made', { count: found.companies })}</p>}
      {found.problemCount > 0 && (
        <Banner
          tone="amber"
          icon="warning"
          title={t('import.problems', { count: found.problemCount })}
          actions={
            <Button size="small" icon="file" onClick={onProblems}>
              {t('import.problems_file')}
            </Button>
          }
        >
          {t('import.problems_hint')}
        </Banner>
      )}
      {found.possible.length > 0 && (
        <Possible
          rows={found.possible}
          all={found.counts.possible}
          choices={choices}
          usual={usual}
          onChoices={onChoices}
        />
      )}
    </>
  )
}

interface PossibleProps {
  readonly rows: readonly PossibleRow[]
  readonly all: number
  readonly choices: ReadonlyMap<number, Choice>
  readonly usual: Choice
  readonly onChoices: (choices: ReadonlyMap<number, Choice>) => void
}

const offered = ['create', 'update', 'skip'] as const

function Possible({ rows, all, choices, usual, onChoices }: PossibleProps) {
  const options = offered.map((value) => ({ value, label: t(`import.choice.${value}`) }))
  const choose = (row: number, value: string): void => {
    const choice = offered.find((known) => known === value)
    if (choice !== undefined) onChoices(new Map([...choices, [row, choice]]))
  }
  return (
    <Section title={t('import.possible_title', { count: all })}>
      <p class={styles.quiet}>
        {t(all > rows.length ? 'import.possible_first' : 'import.possible_hint', { count: rows.length })}
      </p>
      <div class={styles.scroll}>
        <table class={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('import.row')}</th>
              <th scope="col">{t('import.looks_like')}</th>
              <th scope="col">{t('import.what_to_do')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.row}>
                <th scope="row">
                  <bdi>{row.name}</bdi>
                  <span class={styles.about}>{row.about}</span>
                </th>
                <td>
                  <bdi>{row.known.name}</bdi>
                  <span class={styles.about}>{row.known.about}</span>
                  <span class={styles.why}>{row.reasons.slice(0, 2).map(reasonText).join(', ')}</span>
                </td>
                <td>
                  <Select
                    label={t('import.what_to_do_with', { name: row.name })}
                    value={choices.get(row.row) ?? usual}
                    options={options}
                    onChange={(value) => choose(row.row, value)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}
