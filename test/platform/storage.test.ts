import { afterEach, describe, expect, it, vi } from 'vitest'
import { createMemoryStore } from '../../platform/storage'

afterEach(() => {
  vi.doUnmock('wxt/browser')
  vi.resetModules()
})

describe('what is kept on this device', () => {
  it('a value in memory is a copy, and gone when it is removed', async () => {
    const store = createMemoryStore()
    const value = { text: 'half' }
    await store.set('draft', value)
    value.text = 'changed'
    expect(await store.get('draft')).toEqual({ text: 'half' })
    await store.remove('draft')
    expect(await store.get('draft')).toBeUndefined()
  })

  it('goes to storage.local of the extension, own keys only', async () => {
    const area = new Map<string, unknown>()
    const local = {
      get: async (key: string) => (area.has(key) ? { [key]: area.get(key) } : {}),
      set: async (items: object) => Object.entries(items).forEach(([key, value]) => area.set(key, value)),
      remove: async (key: string) => void area.delete(key)
    }
    vi.doMock('wxt/browser', () => ({ browser: { storage: { local } } }))
    const { createLocalStore } = await import('../../platform/storage')
    const store = createLocalStore()
    await store.set('draft', [1])
    expect(area.get('draft')).toEqual([1])
    expect(await store.get('draft')).toEqual([1])
    expect(await store.get('toString')).toBeUndefined()
    await store.remove('draft')
    expect(area.size).toBe(0)
  })

  it('falls back to memory where there is no extension', async () => {
    const { createLocalStore } = await import('../../platform/storage')
    const store = createLocalStore()
    await store.set('a', 1)
    expect(await store.get('a')).toBe(1)
  })
})
