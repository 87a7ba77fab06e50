import { describe, expect, it } from 'vitest'
import { masked } from '../../platform/mask'

describe('a masked text', () => {
  it.each([
    ['could not save asha.m@mehta.example now', 'could not save ‹mail› now'],
    ['failed at https://mail.example/u/0?q=asha', 'failed at https://‹address›'],
    ['row per_8k2jd9x0aa of ldg_01ab23 is gone', 'row per_‹id› of ldg_‹id› is gone'],
    ['called +91 98200 11122 twice', 'called ‹number› twice'],
    ['the name "Asha Mehta" is too long', 'the name ‹text› is too long'],
    ['TypeError: x is undefined at line 12', 'TypeError: x is undefined at line 12']
  ])('DIA-3 keeps what helps and nothing of a person: %s', (text, expected) => {
    expect(masked(text)).toBe(expected)
  })
})
