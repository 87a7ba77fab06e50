import { t } from '../../platform/i18n'
import { href } from '../state/router'
import { Icon, type IconName } from '../ui/icon'
import styles from './tab-bar.module.css'

export const rooms = ['people', 'companies', 'recent'] as const
export type Room = (typeof rooms)[number]

const looks: Readonly<Record<Room, { readonly label: MessageKey; readonly icon: IconName }>> = {
  people: { label: 'panel.tab.people', icon: 'person' },
  companies: { label: 'panel.tab.companies', icon: 'company' },
  recent: { label: 'panel.tab.recent', icon: 'clock' }
}

export function TabBar({ current }: { readonly current: Room | undefined }) {
  return (
    <nav class={styles.bar} aria-label={t('panel.tab.label')}>
      {rooms.map((room) => (
        <a key={room} class={styles.tab} href={href(room)} aria-current={room === current ? 'page' : undefined}>
          <Icon name={looks[room].icon} size={20} />
          {t(looks[room].label)}
        </a>
      ))}
    </nav>
  )
}
