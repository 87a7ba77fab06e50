import { hasLegalForm } from '../normalise/companies'
import { titleStrength } from './titles'

/** A job title and, where the same line names it, the employer. */
export interface Position {
  readonly title: string
  readonly company?: string
}

const LABEL = /^(?:job title|title|designation|position|role|function|funktion|poste|cargo|पद|पदनाम)\s*[:：]\s*/iu

const tidy = (text: string): string => text.replace(/^[\s,;:|–—-]+|[\s,;:|–—-]+$/gu, '')

/** Splits "Sales Manager at Vantara Steel" and "CEO, Nordhavn Lines AS"; "Director, Private Clients" is all title. */
export const positionOf = (text: string): Position => {
  const title = tidy(text.replace(LABEL, ''))
  const at = /^(.{2,80}?)\s+(?:at|@|bei|chez|presso|en)\s+(\p{Lu}.{1,80})$/u.exec(title)
  if (at?.[1] !== undefined && at[2] !== undefined && titleStrength(at[1]) === 2)
    return { title: tidy(at[1]), company: tidy(at[2]) }
  for (const sign of title.matchAll(/,\s+|\s*[|•·]\s*|\s+[–—-]\s+/gu)) {
    const left = title.slice(0, sign.index)
    const right = title.slice(sign.index + sign[0].length)
    if (titleStrength(left) === 2 && titleStrength(right) < 2 && hasLegalForm(right))
      return { title: tidy(left), company: tidy(right) }
  }
  return { title }
}
