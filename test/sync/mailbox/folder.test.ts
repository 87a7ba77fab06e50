import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { createFolderPlace, type FolderHandle } from '../../../sync/mailbox/folder'
import { createMemoryPlace } from '../../../sync/mailbox/memory-place'
import { diskFolder } from './disk-folder'
import { placeContract } from './place-contract'

const root = mkdtempSync(join(tmpdir(), 'bahi-folder-'))
let count = 0
afterAll(() => {
  chmodSync(root, 0o700)
  rmSync(root, { recursive: true })
})

placeContract('a shared folder', () => {
  const name = `bahi-${count++}`
  return { place: createFolderPlace(diskFolder(root), name), other: createFolderPlace(diskFolder(root), name) }
})

placeContract('files in memory', () => {
  const files = new Map()
  return { place: createMemoryPlace(files), other: createMemoryPlace(files) }
})

describe('a shared folder', () => {
  it('MBX-2 never writes over a file', async () => {
    const place = createFolderPlace(diskFolder(root), `bahi-${count++}`)
    await place.write('b-one.bahi', Uint8Array.of(1))
    expect(await place.write('b-one.bahi', Uint8Array.of(2))).toEqual({ ok: false, error: { kind: 'exists' } })
    expect(await place.read('b-one.bahi', 10)).toEqual({ ok: true, value: Uint8Array.of(1) })
  })

  it('MBX-1 leaves folders, other names and half-written files of the browser alone', async () => {
    const name = `bahi-${count++}`
    const place = createFolderPlace(diskFolder(root), name)
    await place.write('b-one.bahi', Uint8Array.of(1))
    mkdirSync(join(root, name, 'b-folder'))
    for (const other of ['b-one.bahi (Asha’s conflicted copy)', 'Desktop.ini', '.hidden'])
      writeFileSync(join(root, name, other), 'x')
    const listed = await place.list()
    expect(listed.ok && listed.value.map((file) => file.name)).toEqual(['b-one.bahi'])
  })

  it('MBX-4 says what went wrong as the user can mend it', async () => {
    const failing = (name: string): FolderHandle =>
      ({ getDirectoryHandle: async () => Promise.reject(new DOMException('', name)) }) as unknown as FolderHandle
    for (const [name, kind] of [
      ['NotAllowedError', 'permission'],
      ['NotFoundError', 'missing'],
      ['QuotaExceededError', 'full'],
      ['NotReadableError', 'offline'],
      ['UnknownError', 'odd']
    ] as const) {
      const place = createFolderPlace(failing(name), 'bahi')
      for (const answer of [place.list(), place.read('a', 1), place.write('a', Uint8Array.of(1)), place.remove('a')])
        expect(await answer).toEqual({ ok: false, error: { kind } })
    }
  })
})
