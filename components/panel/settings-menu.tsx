import { signal } from '@preact/signals'
import { ownPage, openTab } from '../../platform/browser'
import { language, languageNames, languages, setLanguage, t } from '../../platform/i18n'
import { chosenTheme, setTheme, themes, type Theme } from '../../platform/theme'
import { go } from '../state/router'
import { Button } from '../ui/button'
import type { IconName } from '../ui/icon'
import { Menu, type MenuEntry } from '../ui/menu'

const theme = signal<Theme>(chosenTheme())

const themeWords: Readonly<Record<Theme, { readonly label: MessageKey; readonly icon: IconName }>> = {
  system: { label: 'settings.theme.system', icon: 'contrast' },
  light: { label: 'settings.theme.light', icon: 'sun' },
  dark: { label: 'settings.theme.dark', icon: 'moon' }
}

/** Language, theme and the few other choices of this device. */
function settingsEntries(): readonly MenuEntry[] {
  return [
    { kind: 'heading', label: t('settings.language') },
    ...languages.map((each): MenuEntry => ({
      kind: 'item',
      label: languageNames[each],
      lang: each,
      chosen: language() === each,
      run: () => void setLanguage(each)
    })),
    { kind: 'heading', label: t('settings.theme.heading') },
    ...themes.map((each): MenuEntry => ({
      kind: 'item',
      label: t(themeWords[each].label),
      icon: themeWords[each].icon,
      chosen: theme.value === each,
      run: () => {
        theme.value = each
        setTheme(each)
      }
    }))
  ]
}

export interface SettingsMenuProps {
  readonly onKeys: () => void
  readonly onFields: () => void
  /** There is sample data that can be taken away. */
  readonly onRemoveSample?: (() => void) | undefined
}

export function SettingsMenu({ onKeys, onFields, onRemoveSample }: SettingsMenuProps) {
  const entries: MenuEntry[] = [
    { kind: 'item', label: t('settings.open_app'), icon: 'open', run: () => void openTab(ownPage('app.html')) },
    { kind: 'item', label: t('team.title'), icon: 'meeting', run: () => go('team') },
    {
      kind: 'item',
      label: t('backup.nav'),
      icon: 'shield',
      run: () => void openTab(ownPage('app.html#/backup'))
    },
    { kind: 'item', label: t('settings.fields'), icon: 'columns', run: onFields },
    { kind: 'item', label: t('settings.keys'), icon: 'keyboard', detail: '?', run: onKeys },
    ...(onRemoveSample
      ? [{ kind: 'item', label: t('settings.remove_sample'), icon: 'trash', run: onRemoveSample } satisfies MenuEntry]
      : []),
    { kind: 'line' },
    ...settingsEntries()
  ]
  return (
    <Menu
      label={t('settings.heading')}
      end
      entries={entries}
      trigger={(props) => <Button {...props} kind="quiet" size="small" icon="more" label={t('settings.heading')} />}
    />
  )
}
