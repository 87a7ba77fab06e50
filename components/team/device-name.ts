import { t } from '../../platform/i18n'

/** What this device may be called for the others, to be changed by its user: "Chrome on Windows". */
export function deviceName(): string {
  const agent = navigator.userAgent
  const browser = /Firefox\//.test(agent) ? 'Firefox' : /Edg\//.test(agent) ? 'Edge' : 'Chrome'
  const systems: readonly (readonly [RegExp, string])[] = [
    [/Windows/, 'Windows'],
    [/CrOS/, 'ChromeOS'],
    [/Mac OS/, 'Mac'],
    [/Android/, 'Android'],
    [/Linux/, 'Linux']
  ]
  const system = systems.find(([pattern]) => pattern.test(agent))?.[1]
  return system === undefined ? browser : t('team.device_default', { browser, system })
}
