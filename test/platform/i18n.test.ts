import { afterEach, describe, expect, it, vi } from 'vitest'
import {
  followLanguage,
  formatList,
  formatNumber,
  language,
  observeLanguage,
  onLanguage,
  pieces,
  preferredLanguage,
  setLanguage,
  showLanguage,
  t
} from '../../platform/i18n'

function fakeStorage(): Storage {
  const values = new Map<string, string>()
  return {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value)
  } as Storage
}

afterEach(async () => {
  vi.unstubAllGlobals()
  await showLanguage('en')
})

describe('the language', () => {
  it('is the one chosen on this device, else the first of the browser that we speak, else English', () => {
    vi.stubGlobal('localStorage', fakeStorage())
    vi.stubGlobal('navigator', { languages: ['mr-IN', 'hi-IN', 'en'] })
    expect(preferredLanguage()).toBe('hi')
    localStorage.setItem('bahi.language', 'en')
    expect(preferredLanguage()).toBe('en')
    localStorage.setItem('bahi.language', '__proto__')
    vi.stubGlobal('navigator', { languages: ['fi'] })
    expect(preferredLanguage()).toBe('en')
  })

  it('changes words at once, is remembered, and tells those who listen', async () => {
    vi.stubGlobal('localStorage', fakeStorage())
    const heard: string[] = []
    const stop = onLanguage(() => heard.push(language()))
    await setLanguage('hi')
    expect(t('ui.save')).toBe('सहेजें')
    expect(preferredLanguage()).toBe('hi')
    stop()
    await setLanguage('en')
    expect(heard).toEqual(['hi'])
  })

  it('asked for twice at once, the later one wins', async () => {
    await Promise.all([showLanguage('hi'), showLanguage('en')])
    expect(t('ui.save')).toBe('Save')
  })

  it('notes every read, so that what is drawn can be drawn again', () => {
    const read = vi.fn<() => void>()
    observeLanguage(read)
    t('ui.save')
    formatNumber(1)
    expect(read.mock.calls.length).toBeGreaterThan(1)
    observeLanguage(() => {})
  })

  it('follows the choice made in another page', async () => {
    vi.stubGlobal('localStorage', fakeStorage())
    const target = new EventTarget()
    vi.stubGlobal('addEventListener', target.addEventListener.bind(target))
    followLanguage(new AbortController().signal)
    localStorage.setItem('bahi.language', 'hi')
    target.dispatchEvent(Object.assign(new Event('storage'), { key: 'bahi.language' }))
    await vi.waitFor(() => expect(t('ui.save')).toBe('सहेजें'))
  })
})

describe('messages', () => {
  it('fill their places, numbers as the language writes them', async () => {
    expect(t('form.saved', { name: 'Asha' })).toBe('Asha saved.')
    expect(t('panel.people', { count: 1234567 })).toBe('12,34,567 people')
    await showLanguage('hi')
    expect(t('panel.people', { count: 1234567 })).toBe('12,34,567 लोग')
  })

  it('choose the plural by the count; Hindi counts nothing as one', async () => {
    expect([0, 1, 2].map((count) => t('panel.people', { count }))).toEqual(['0 people', '1 person', '2 people'])
    await showLanguage('hi')
    expect([0, 1, 2].map((count) => t('panel.people', { count }))).toEqual(['0 व्यक्ति', '1 व्यक्ति', '2 लोग'])
  })

  it('leave a place alone that was not given, and never read inherited names', () => {
    expect(t('form.saved')).toBe('{name} saved.')
    expect(t('form.saved', Object.create({ name: 'evil' }) as Record<string, string>)).toBe('{name} saved.')
  })

  it('do not fill in what stands in a value', () => {
    expect(t('change.set', { field: '{to}', to: 'x' })).toBe('{to}: x')
  })

  it('an unknown key shows itself instead of failing', () => {
    expect(t('no.such.key' as MessageKey)).toBe('no.such.key')
    expect(t('__proto__.toString' as MessageKey)).toBe('__proto__.toString')
    expect(t('ui' as MessageKey)).toBe('ui')
  })

  it('come in pieces for a sentence with an element in it', () => {
    expect(pieces('change.from_to')).toEqual([{ place: 'field' }, ': ', { place: 'from' }, ' → ', { place: 'to' }])
  })
})

describe('lists of words', () => {
  it('are joined as the language joins them', async () => {
    expect(formatList(['a', 'b', 'c'])).toBe('a, b and c')
    expect(formatList(['a', 'b'], 'unit')).toBe('a, b')
    await showLanguage('hi')
    expect(formatList(['क', 'ख'])).toBe('क और ख')
  })
})
