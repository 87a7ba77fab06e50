import { createDraftBuilder, evidenceOf, type DraftBuilder } from '../draft'
import { parseName } from '../normalise/names'
import type { PageContext } from './context'
import type { Subject } from './owners'
import type { FoundPerson } from './people'
import { spokenName } from './spoken-name'
import { draftEntity } from './structured'
import type { Candidate } from './subject'

const MAX_PEOPLE = 200

const bareName = (text: string): string => {
  const { given, family, display } = parseName(text)
  return (given !== undefined && family !== undefined ? `${given} ${family}` : display).toLowerCase()
}

const draftPerson = (person: FoundPerson, context: PageContext): DraftBuilder => {
  const builder = createDraftBuilder('person')
  const lineAt = (line: number): string => context.reading.lines[line]?.text ?? person.name
  builder.name(spokenName(person.name), evidenceOf('text', lineAt(person.line), person.confidence))
  const { given, family } = parseName(person.name)
  if (given !== undefined) builder.given(given)
  if (family !== undefined) builder.family(family)
  if (person.title !== undefined)
    builder.title(person.title, evidenceOf('text', lineAt(person.titleLine ?? person.line), 0.8))
  if (person.company !== undefined)
    builder.company(person.company, evidenceOf('text', lineAt(person.titleLine ?? person.line), 0.75))
  return builder
}

/** People of the structured data first, each joined with the cards that show them; then those only the text names. */
export const subjectsOf = (
  structured: readonly Candidate[],
  mentioned: readonly FoundPerson[],
  context: PageContext
): Subject[] => {
  const cardsByName = new Map<string, FoundPerson[]>()
  for (const person of mentioned) {
    const key = bareName(person.name)
    const known = cardsByName.get(key)
    if (known === undefined) cardsByName.set(key, [person])
    else known.push(person)
  }
  const subjects: Subject[] = []
  for (const candidate of structured.slice(0, MAX_PEOPLE)) {
    const key = bareName(candidate.name)
    const cards = cardsByName.get(key) ?? []
    cardsByName.delete(key)
    const builder = draftEntity('person', candidate.entities, context)
    for (const { title } of cards) if (title !== undefined) builder.title(title, evidenceOf('text', title, 0.7))
    subjects.push({ builder, confidence: 0.6 + Math.min(0.3, candidate.score / 20), cards })
  }
  for (const cards of cardsByName.values()) {
    const best = cards.reduce((a, b) => (b.confidence > a.confidence ? b : a))
    subjects.push({ builder: draftPerson(best, context), confidence: best.confidence, cards })
  }
  return subjects.slice(0, MAX_PEOPLE)
}
