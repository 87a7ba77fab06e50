/** Light or dark: the choice of this device. `public/start.js` does the same before the first paint. */

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

const storageKey = 'bahi.theme'

export function chosenTheme(): Theme {
  const stored = globalThis.localStorage?.getItem(storageKey)
  return themes.find((theme) => theme === stored) ?? 'system'
}

/** Shows a theme on this page. The tokens follow through `light-dark()`. */
export function applyTheme(theme: Theme): void {
  document.documentElement.style.colorScheme = theme === 'system' ? 'light dark' : theme
}

/** Chooses a theme for this device. Other open pages follow through the `storage` event. */
export function setTheme(theme: Theme): void {
  globalThis.localStorage?.setItem(storageKey, theme)
  applyTheme(theme)
}

/** Applies the chosen theme and keeps this page in step with the choice made in another page. */
export function followTheme(signal: AbortSignal): void {
  applyTheme(chosenTheme())
  const follow = (event: StorageEvent): void => {
    if (event.key === storageKey) applyTheme(chosenTheme())
  }
  globalThis.addEventListener('storage', follow, { signal })
}
