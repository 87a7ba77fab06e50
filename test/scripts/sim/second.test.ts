import { expect, it } from 'vitest'
import { firstFailure, patience } from './seeds'

it(
  'SIM-1 a team with everything going wrong is equal at the end and has lost nothing',
  { timeout: patience },
  async () => {
    expect(await firstFailure(1)).toBeUndefined()
  }
)
