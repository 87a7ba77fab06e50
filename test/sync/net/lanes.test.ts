import { describe, expect, it } from 'vitest'
import { createLanes } from '../../../sync/net/lanes'

/** A work that goes on until it is let go. */
function held() {
  let release: () => void = () => {}
  const done = new Promise<void>((resolve) => (release = resolve))
  return { work: () => done, release: () => release() }
}

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))

describe('lanes', () => {
  it('SYNC-38 take so many answers in at a time, and wait for all before anything else', async () => {
    const lanes = createLanes(2)
    const [one, two, three] = [held(), held(), held()]
    await lanes.add(one.work)
    await lanes.add(two.work)
    const said: string[] = []
    const third = lanes.add(three.work).then(() => said.push('third begun'))
    await turn()
    expect(said).toEqual([])
    two.release()
    await third
    const done = lanes.done().then(() => said.push('all done'))
    one.release()
    await turn()
    expect(said).toEqual(['third begun'])
    three.release()
    await done
    expect(said).toEqual(['third begun', 'all done'])
  })

  it('SYNC-38 what one of them throws is thrown to whoever waits', async () => {
    const lanes = createLanes(2)
    await lanes.add(() => Promise.reject(new Error('no room')))
    await expect(lanes.done()).rejects.toThrow('no room')
    await expect(lanes.add(() => Promise.resolve())).rejects.toThrow('no room')
  })
})
