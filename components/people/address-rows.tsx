import { addressKinds, type Address, type AddressKind } from '../../crm/records'
import type { Outcome } from '../state/use-command'
import { EditableText } from './editable-text'
import { addressWord } from './field-words'

export interface AddressRowsProps {
  readonly addresses: Readonly<Partial<Record<AddressKind, Address>>>
  readonly onSave: (kind: AddressKind, address: Address | null) => Promise<Outcome>
  /** Kinds that were just asked for. */
  readonly adding: ReadonlySet<string>
  readonly onEnd: (kind: AddressKind) => void
}

/** Billing, delivery and post address, each written as it goes on an envelope. */
export function AddressRows({ addresses, onSave, adding, onEnd }: AddressRowsProps) {
  return (
    <>
      {addressKinds.map((kind) => {
        const address = addresses[kind]
        if (!address && !adding.has(`address/${kind}`)) return null
        return (
          <EditableText
            key={kind}
            label={addressWord(kind)}
            field={`address/${kind}`}
            kind="lines"
            value={address?.raw ?? ''}
            open={!address}
            onEnd={() => onEnd(kind)}
            // The parts belong to the old text: a new text stands alone until it is read again.
            onSave={(text) => onSave(kind, text.trim() === '' ? null : { raw: text.trim() })}
          />
        )
      })}
    </>
  )
}
