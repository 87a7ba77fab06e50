import { parseCompany } from '../../capture/normalise/companies'
import { parseName } from '../../capture/normalise/names'
import { fold } from '../../crm/match/fold'
import { compareNameParts, readNameParts, sameName } from '../../crm/match/names'
import { createPrecisionRecall, createShare, readGold, show, type Measure, type Row, type Suite } from './framework'

interface NameGold {
  readonly given?: string | null
  readonly middle?: string | null
  readonly surname?: string | null
  readonly suffix?: string | null
  readonly firstInitial?: string | null
  readonly surnameInitial?: string | null
  readonly middleInitials?: string | null
  readonly prefix?: string | null
  readonly tokens?: readonly (readonly [string, string])[]
  readonly same?: boolean
  readonly native?: string
}
type NameRow = Row<NameGold, string | readonly [string, string]>

const key = (text: string | null | undefined): string => fold(text ?? '').replaceAll(/[^\p{L}\p{N}]/gu, '')

/**
 * Given name or first initial, and surname, as gold has them; letters only. Of one word nobody can tell which it is ("HEATH"), so
 * either will do.
 */
const partsRight = (input: string, expect: NameGold): { right: boolean; found: string } => {
  const { given, family } = parseName(input)
  const initialOnly = (expect.given ?? '') === '' && (expect.firstInitial ?? '') !== ''
  const givenRight = initialOnly
    ? key(given).startsWith(key(expect.firstInitial)) || (given ?? '') === ''
    : key(given) === key(expect.given)
  const surname = expect.surname ?? expect.surnameInitial ?? ''
  if (!/\S\s+\S/.test(input.trim()))
    return { right: [key(given), key(family)].sort().join('') === key(input), found: show([given ?? '', family ?? '']) }
  return { right: givenRight && key(family) === key(surname), found: show([given ?? '', family ?? '']) }
}

/** How many of the variants of a name agree, and how many of the agreeing pairs are variants, over all pairs. */
const measureIndian = (rows: readonly NameRow[]): Measure[] => {
  const names = rows.map(({ input, expect }) => ({
    text: String(input),
    native: expect.native ?? '',
    parts: readNameParts(String(input))
  }))
  let [hits, found, gold] = [0, 0, 0]
  const missed: string[] = []
  const wrong: string[] = []
  for (const [index, one] of names.entries())
    for (const other of names.slice(index + 1)) {
      const variants = one.native === other.native
      const { same } = compareNameParts(one.parts, other.parts)
      if (variants) gold += 1
      if (same) found += 1
      if (same && variants) hits += 1
      else if (variants) missed.push(`${one.text} and ${other.text} (${one.native})`)
      else if (same) wrong.push(`${one.text} and ${other.text} (${one.native}, ${other.native})`)
    }
  const scripts = createShare('indian.scripts')
  for (const { text, native } of names) scripts.add(sameName(text, native).same, () => `${text} and ${native}`)
  return [
    { metric: 'indian.recall', value: gold === 0 ? 1 : hits / gold, target: 0.9, failures: missed },
    { metric: 'indian.precision', value: found === 0 ? 1 : hits / found, target: 0.1, failures: wrong },
    scripts.measure()
  ]
}

export const names: Suite = {
  corpus: 'names',
  run: (folder) => {
    const parse = createShare('parse', 0.92)
    const person = createShare('person', 0.96)
    const company = createShare('company')
    const same = createPrecisionRecall('same', { p: 0.95, r: 0.88 })
    const rows = readGold<NameRow>(folder)
    for (const { id, set, input, expect } of rows) {
      if (typeof input !== 'string') {
        const [one, other] = input
        const of = `${one} | ${other}`
        same.add(id, sameName(one, other).same ? [of] : [], expect.same === true ? [of] : [])
      } else if (set === 'parse' || (set === 'person' && !expect.tokens?.some(([kind]) => kind === 'And'))) {
        const { right, found } = partsRight(input, expect)
        const share = set === 'parse' ? parse : person
        share.add(
          right,
          () =>
            `${id} ${show(input)}: ${found}, not ${show([expect.given ?? expect.firstInitial ?? '', expect.surname ?? expect.surnameInitial ?? ''])}`
        )
      } else if (set === 'company') {
        const forms =
          expect.tokens?.filter(([kind]) => kind === 'CorporationLegalType').map(([, text]) => key(text)) ?? []
        const { form } = parseCompany(input)
        company.add(key(form) === forms.join(''), () => `${id} ${show(input)}: form ${show(form)}, not ${show(forms)}`)
      }
    }
    const indian = measureIndian(rows.filter(({ set }) => set === 'indian'))
    return [parse.measure(), ...same.measures().slice(0, 2), person.measure(), company.measure(), ...indian]
  }
}
