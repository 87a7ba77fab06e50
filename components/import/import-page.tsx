import { useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks'
import { guessCountry } from '../../platform/country'
import { t } from '../../platform/i18n'
import { download } from '../backup/files'
import { ExportSection } from '../export/export-section'
import { announce } from '../state/announce'
import { useLedger } from '../state/client'
import { useLive } from '../state/use-live'
import { Banner } from '../ui/banner'
import { Button } from '../ui/button'
import { Section } from '../ui/section'
import { Checked } from './checked'
import { ChoicesForm } from './choices-form'
import { ColumnsTable } from './columns-table'
import { Done } from './done'
import { handedOver } from './handed-over'
import { createImport, type ImportState } from './import-state'
import { PastImports } from './past-imports'
import { PickFile } from './pick-file'
import { problemFile } from './problems'
import { useTransfer } from './transfer'
import { Working } from './working'
import styles from './import.module.css'

/** The room where address books come in and lists go out. */
export function ImportPage() {
  const transfer = useTransfer()
  const ledger = useLedger()
  const settings = useLive({ q: 'settings' })
  const state = useMemo(
    () => createImport({ transfer, ledger, country: guessCountry(), fields: () => settings.peek()?.fields ?? [] }),
    [transfer, ledger]
  )
  const country = settings.value?.country
  useEffect(() => {
    if (country) state.chosen.value = { ...state.chosen.peek(), country }
  }, [country, state])
  useEffect(() => {
    const text = handedOver.peek()
    handedOver.value = undefined
    if (text !== undefined) void state.open(new Blob([text]), t('import.pasted'))
  }, [state])
  const { fault, stage } = state
  const title = useRef<HTMLHeadingElement>(null)
  const shown = useRef(stage.peek().kind)
  // The button that led on is gone: whoever uses the keyboard goes on from here, not from the top of the page.
  useLayoutEffect(() => {
    if (shown.current !== stage.value.kind && document.activeElement === document.body) title.current?.focus()
    shown.current = stage.value.kind
  }, [stage.value.kind])
  useEffect(() => {
    if (stage.value.kind === 'checked') announce(t('import.checked'))
    if (stage.value.kind === 'done') announce(t('import.done'))
  }, [stage.value.kind])
  return (
    <section class={styles.page} aria-label={t('import.title')}>
      <h1 class={styles.title} ref={title} tabIndex={-1}>
        {t('import.title')}
      </h1>
      {fault.value !== undefined && (
        <Banner tone="cloth" icon="warning" alert>
          {fault.value}
        </Banner>
      )}
      <Step state={state} />
    </section>
  )
}

function Step({ state }: { readonly state: ImportState }) {
  const fields = useLive({ q: 'settings' }).value?.fields ?? []
  const pick = useCallback((file: Blob, name: string) => void state.open(file, name), [state])
  const stage = state.stage.value
  const file = state.file.value
  switch (stage.kind) {
    case 'start':
      return (
        <>
          <Section title={t('import.bring_in')}>
            <PickFile onFile={pick} />
          </Section>
          <ExportSection />
          <PastImports />
        </>
      )
    case 'working':
      return <Working stage={stage} share={state.share.value} onCancel={state.cancel} />
    case 'columns':
      return (
        <>
          <p class={styles.quiet} dir="auto">
            {file?.name}
          </p>
          {file !== undefined && file.columns.length > 0 && (
            <ColumnsTable
              file={file}
              columns={state.columns.value}
              fields={fields}
              onColumns={(columns) => (state.columns.value = columns)}
            />
          )}
          <ChoicesForm chosen={state.chosen.value} onChosen={(chosen) => (state.chosen.value = chosen)} />
          <div class={styles.actions}>
            <Button kind="primary" onClick={() => void state.check()}>
              {t('import.check')}
            </Button>
            <Button onClick={state.back}>{t('ui.back')}</Button>
            <span class={styles.quiet}>{t('import.check_hint')}</span>
          </div>
        </>
      )
    case 'checked': {
      const { counts } = stage.found
      return (
        <>
          <Checked
            found={stage.found}
            choices={state.choices.value}
            usual={state.chosen.value.possible}
            onChoices={(choices) => (state.choices.value = choices)}
            onProblems={() => file && download(problemFile(file, stage.found), t('import.problems_name'))}
          />
          <div class={styles.actions}>
            <Button
              kind="primary"
              disabled={counts.new + counts.changed + counts.possible === 0}
              onClick={() => void state.save()}
            >
              {t('import.save')}
            </Button>
            <Button onClick={state.back}>{t('ui.back')}</Button>
            <span class={styles.quiet}>{t('import.nothing_yet')}</span>
          </div>
        </>
      )
    }
    case 'done':
      return <Done saved={stage.saved} onAgain={state.restart} />
  }
}
