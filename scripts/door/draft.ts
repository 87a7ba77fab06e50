import type { Draft } from '../../capture/types'

/** A draft whose evidence is reduced to the source of each field. */
export type DoorDraft = Omit<Draft, 'evidence'> & { readonly evidence: Readonly<Record<string, string>> }

/** The draft as the door prints it. */
export const toDoorDraft = ({ evidence, ...draft }: Draft): DoorDraft => ({
  ...draft,
  evidence: Object.fromEntries(Object.entries(evidence).map(([field, { source }]) => [field, source]))
})
