import type { CardLink } from '../../capture/types'
import { t } from '../../platform/i18n'
import { Button } from '../ui/button'
import { Icon } from '../ui/icon'
import { usePageContext } from './page-context'
import styles from './card-links.module.css'

export interface CardLinksProps {
  readonly cards: readonly CardLink[]
  /** Address of the page that links to them. */
  readonly page: string | undefined
}

/** Contact cards that the page links to. Nothing is fetched before a press, and nothing from another site. */
export function CardLinks({ cards, page }: CardLinksProps) {
  const context = usePageContext()
  const origin = URL.parse(page ?? '')?.origin
  return (
    <ul class={styles.list} aria-label={t('card.heading')}>
      {cards.map(({ url, text }) => {
        const other = URL.parse(url)
        return (
          <li key={url} class={styles.item}>
            <Icon name="file" size={16} />
            <span class={styles.text}>
              <span class={styles.name} title={url}>
                <bdi>{t('card.name', { name: text })}</bdi>
              </span>
              {other?.origin !== origin && (
                <span class={styles.hint}>{t('card.other_site', { host: other?.hostname ?? '' })}</span>
              )}
            </span>
            {other?.origin === origin && (
              <Button size="small" onClick={() => void context.readCard(url)}>
                {t('card.read')}
              </Button>
            )}
          </li>
        )
      })}
    </ul>
  )
}
