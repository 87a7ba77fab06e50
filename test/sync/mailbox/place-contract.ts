import { describe, expect, it } from 'vitest'
import type { BlobStore } from '../../../sync/mailbox/place'

/** What every place does. @param other the same place, as a second device sees it */
export function placeContract(title: string, fresh: () => { place: BlobStore; other: BlobStore }): void {
  describe(title, () => {
    /** A place is always looked at before anything is put there. */
    const open = async () => {
      const { place, other } = fresh()
      await place.list()
      return { place, other }
    }
    const bytes = crypto.getRandomValues(new Uint8Array(40_000))
    const names = async (place: BlobStore): Promise<string[]> => {
      const listed = await place.list()
      if (!listed.ok) throw new Error(listed.error.kind)
      return listed.value.map(({ name }) => name).toSorted()
    }

    it('MBX-2 is made when it is looked at first, and empty', async () => {
      const { place, other } = fresh()
      expect(await place.list()).toEqual({ ok: true, value: [] })
      expect(await other.list()).toEqual({ ok: true, value: [] })
    })

    it('MBX-2 keeps bytes under their name for everybody, with their size', async () => {
      const { place, other } = await open()
      expect(await place.write('b-one.bahi', bytes)).toEqual({ ok: true, value: undefined })
      const listed = await other.list()
      expect(listed).toMatchObject({ ok: true })
      expect(listed.ok && listed.value.map(({ name, size }) => ({ name, size })).toSorted(byName)).toEqual([
        { name: 'b-one.bahi', size: 40_000 }
      ])
      expect(await other.read('b-one.bahi', 40_000)).toEqual({ ok: true, value: bytes })
    })

    it('MBX-2 does not hold a file in memory that is longer than allowed', async () => {
      const { place } = await open()
      await place.write('b-long.bahi', bytes)
      expect(await place.read('b-long.bahi', 39_999)).toEqual({ ok: false, error: { kind: 'too-large' } })
    })

    it('MBX-2 says that a file is not there, and takes its removal for done', async () => {
      const { place, other } = await open()
      expect(await place.read('b-none.bahi', 10)).toEqual({ ok: false, error: { kind: 'missing' } })
      await place.write('b-gone.bahi', bytes)
      expect(await other.remove('b-gone.bahi')).toEqual({ ok: true, value: undefined })
      expect(await place.remove('b-gone.bahi')).toEqual({ ok: true, value: undefined })
      expect(await names(place)).not.toContain('b-gone.bahi')
    })

    it('MBX-2 holds many files', async () => {
      const { place, other } = await open()
      for (let at = 0; at < 60; at++) await place.write(`b-many-${at}.bahi`, Uint8Array.of(at))
      expect((await names(other)).filter((name) => name.startsWith('b-many-'))).toHaveLength(60)
    })
  })
}

const byName = (a: { name: string }, b: { name: string }): number => (a.name < b.name ? -1 : 1)
