import { useState } from 'preact/hooks'
import { Combobox } from '../ui/combobox'
import { Field } from '../ui/field'
import { TagsInput } from '../ui/tags-input'
import { TextArea, TextInput } from '../ui/text-input'
import { fieldWord } from './field-words'
import type { FormDraft } from './form-draft'
import { useKnownValues } from './words-row'

export interface FormMoreProps {
  readonly cls: 'person' | 'company'
  readonly value: FormDraft
  readonly set: (part: Partial<FormDraft>) => void
  readonly faultOf: (...keys: string[]) => string | undefined
}

/** Whether anything stands in the fields that are folded away at first. */
export const usesMore = ({ url, address, source, notes, tags }: FormDraft, cls: 'person' | 'company'): boolean =>
  address !== '' || source !== '' || notes !== '' || tags.length > 0 || (cls === 'person' && url !== '')

/** The fields of the form that are not needed every time. */
export function FormMore({ cls, value, set, faultOf }: FormMoreProps) {
  const [tag, setTag] = useState('')
  const tags = useKnownValues(cls, 'tag', tag.trim())
  const sources = useKnownValues(cls, 'source', value.source.trim())
  return (
    <>
      {cls === 'person' && (
        <Field label={fieldWord('url/')} error={faultOf('url/')}>
          {(control) => <TextInput {...control} type="url" value={value.url} onInput={(url) => set({ url })} />}
        </Field>
      )}
      <Field label={fieldWord('address/post')}>
        {(control) => <TextArea {...control} rows={2} value={value.address} onInput={(address) => set({ address })} />}
      </Field>
      <Field label={fieldWord('tag/')}>
        {(control) => (
          <TagsInput
            {...control}
            tags={value.tags}
            text={tag}
            onText={setTag}
            options={tags}
            onAdd={(word) => set({ tags: [...value.tags, word] })}
            onRemove={(word) => set({ tags: value.tags.filter((each) => each !== word) })}
          />
        )}
      </Field>
      <Field label={fieldWord('source')}>
        {(control) => (
          <Combobox
            {...control}
            value={value.source}
            onInput={(source) => set({ source })}
            options={sources}
            onPick={(option) => set({ source: option.value })}
          />
        )}
      </Field>
      <Field label={fieldWord('notes')}>
        {(control) => <TextArea {...control} rows={2} value={value.notes} onInput={(notes) => set({ notes })} />}
      </Field>
    </>
  )
}
