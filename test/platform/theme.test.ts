import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { chosenTheme, followTheme, setTheme } from '../../platform/theme'

const style = { colorScheme: '' }
let pages = new EventTarget()

beforeEach(() => {
  const values = new Map<string, string>()
  pages = new EventTarget()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value)
  })
  vi.stubGlobal('document', { documentElement: { style } })
  vi.stubGlobal('addEventListener', pages.addEventListener.bind(pages))
})
afterEach(() => vi.unstubAllGlobals())

describe('the theme', () => {
  it('is the system’s until one is chosen, and remembered then', () => {
    expect(chosenTheme()).toBe('system')
    setTheme('dark')
    expect([chosenTheme(), style.colorScheme]).toEqual(['dark', 'dark'])
    setTheme('system')
    expect(style.colorScheme).toBe('light dark')
  })

  it('something odd in the storage counts as no choice', () => {
    localStorage.setItem('bahi.theme', 'constructor')
    expect(chosenTheme()).toBe('system')
  })

  it('follows the choice made in another page', () => {
    followTheme(new AbortController().signal)
    expect(style.colorScheme).toBe('light dark')
    localStorage.setItem('bahi.theme', 'light')
    pages.dispatchEvent(Object.assign(new Event('storage'), { key: 'bahi.theme' }))
    expect(style.colorScheme).toBe('light')
  })
})
