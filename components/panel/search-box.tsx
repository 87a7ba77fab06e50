import type { Ref } from 'preact'
import { t } from '../../platform/i18n'
import { Button } from '../ui/button'
import { Icon } from '../ui/icon'
import { Kbd } from '../ui/kbd'
import styles from './header.module.css'

export interface SearchBoxProps {
  readonly text: string
  readonly onText: (text: string) => void
  readonly onKeyDown: (event: KeyboardEvent) => void
  readonly inputRef: Ref<HTMLInputElement>
  /** Id of the list of results, while there is one. */
  readonly controls: string | undefined
  readonly activeId: string | undefined
}

/** One box for everything. It keeps the focus while the arrows walk through the results. */
export function SearchBox({ text, onText, onKeyDown, inputRef, controls, activeId }: SearchBoxProps) {
  return (
    <search class={styles.search}>
      <Icon name="search" size={18} />
      <input
        ref={inputRef}
        type="search"
        value={text}
        placeholder={t('search.placeholder')}
        aria-label={t('search.label')}
        aria-controls={controls}
        aria-activedescendant={activeId}
        autocomplete="off"
        spellcheck={false}
        dir="auto"
        onInput={(event) => onText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {text === '' ? (
        <Kbd>/</Kbd>
      ) : (
        <Button kind="quiet" size="small" icon="close" label={t('search.clear')} onClick={() => onText('')} />
      )}
    </search>
  )
}
