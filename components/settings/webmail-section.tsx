import { useEffect, useState } from 'preact/hooks'
import { t } from '../../platform/i18n'
import { loadAccess, mailSites, requestAccess, returnAccess, watchAccess } from '../../platform/mail-access'
import type { MailSite } from '../../platform/mail-access'
import { showToast } from '../state/toasts'
import { Button } from '../ui/button'
import { Section } from '../ui/section'
import styles from './settings.module.css'

/** Hosts that were allowed where they were met, such as an own Roundcube. */
function otherSites(granted: readonly string[]): readonly MailSite[] {
  const known = new Set(mailSites.flatMap(({ patterns }) => patterns))
  return granted
    .filter((pattern) => !known.has(pattern))
    .map((pattern) => ({ name: pattern.replace(/^https:\/\/|\/\*$/g, ''), patterns: [pattern] }))
}

/** Which webmail is followed besides Gmail: allowed here one by one, and taken back. */
export function WebmailSection() {
  const [granted, setGranted] = useState<readonly string[]>([])
  useEffect(() => {
    const life = new AbortController()
    const load = (): void => void loadAccess().then(setGranted)
    load()
    watchAccess(load, life.signal)
    return () => life.abort()
  }, [])
  return (
    <Section title={t('options.webmail')}>
      <p class={styles.text}>{t('options.webmail_hint')}</p>
      <ul class={styles.sites}>
        {[...mailSites, ...otherSites(granted)].map((site) => (
          <Site key={site.name} site={site} followed={site.patterns.some((pattern) => granted.includes(pattern))} />
        ))}
      </ul>
      <p class={styles.text}>{t('options.webmail_other')}</p>
    </Section>
  )
}

function Site({ site, followed }: { readonly site: MailSite; readonly followed: boolean }) {
  const { name, patterns } = site
  const follow = async (): Promise<void> => {
    if (await requestAccess(patterns)) showToast(t('options.webmail_followed', { name }))
  }
  const stop = async (): Promise<void> => {
    await returnAccess(patterns)
    showToast(t('options.webmail_stopped', { name }))
  }
  return (
    <li class={styles.site}>
      <bdi>{name}</bdi>
      <Button
        size="small"
        label={t(followed ? 'options.webmail_stop_site' : 'options.webmail_follow_site', { name })}
        onClick={() => void (followed ? stop() : follow())}
      >
        {t(followed ? 'options.webmail_stop' : 'options.webmail_follow')}
      </Button>
    </li>
  )
}
