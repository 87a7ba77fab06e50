import { useId, useState } from 'preact/hooks'
import type { ContactPoint } from '../../crm/records'
import { t } from '../../platform/i18n'
import { announce } from '../state/announce'
import type { Outcome } from '../state/use-command'
import { Breakable } from '../ui/breakable'
import { Button } from '../ui/button'
import { FieldError } from '../ui/field'
import { Select, TextInput } from '../ui/text-input'
import { formatPhone, telHref } from './phone'
import { FieldLabel } from '../history/field-label'
import { labelWord, pointLabels } from './point-labels'
import { useEdit } from './use-edit'
import styles from './edit-in-place.module.css'

export type PointKind = 'phone' | 'email' | 'url'

const words: Readonly<Record<PointKind, MessageKey>> = { phone: 'field.phone', email: 'field.email', url: 'field.url' }

export interface PointRowsProps {
  readonly kind: PointKind
  readonly points: readonly ContactPoint[]
  /** Gets the whole list anew. */
  readonly onSave: (points: readonly ContactPoint[]) => Promise<Outcome>
  /** Brings a typed value to the form it is kept in. */
  readonly normalise: (text: string) => Promise<ContactPoint>
  /** Shows an empty line to type into. */
  readonly adding: boolean
  readonly onEnd: () => void
}

/** Phones, e-mail addresses or links, each with its action, a copy button and an editor in place. */
export function PointRows({ kind, points, onSave, normalise, adding, onEnd }: PointRowsProps) {
  const put = async (index: number, text: string, label: string): Promise<Outcome> => {
    const next = [...points]
    if (text.trim() === '') next.splice(index, 1)
    else {
      const { label: _, ...point } = await normalise(text.trim())
      next[index] = label === '' ? point : { ...point, label }
    }
    return onSave(next)
  }
  return (
    <>
      {points.map((point, index) => (
        <PointRow
          key={point.value}
          kind={kind}
          point={point}
          first={index === 0}
          onSave={(text, label) => put(index, text, label)}
        />
      ))}
      {adding && (
        <PointRow
          key="new"
          kind={kind}
          point={{ value: '' }}
          first={points.length === 0}
          open
          onEnd={onEnd}
          onSave={(text, label) => put(points.length, text, label)}
        />
      )}
    </>
  )
}

interface PointRowProps {
  readonly kind: PointKind
  readonly point: ContactPoint
  readonly first: boolean
  readonly open?: boolean
  readonly onEnd?: () => void
  readonly onSave: (text: string, label: string) => Promise<Outcome>
}

function PointRow({ kind, point, first, open, onEnd, onSave }: PointRowProps) {
  const id = useId()
  const [label, setLabel] = useState(point.label ?? '')
  const shown = kind === 'phone' ? formatPhone(point.value) : point.value
  const edit = useEdit(open ? '' : shown, (text) => onSave(text, label), { open: open ?? false, onEnd })
  const name = t(words[kind])

  if (edit.editing)
    return (
      <div class={styles.row}>
        <span class={styles.label}>{name}</span>
        <form
          class={styles.editor}
          onSubmit={(event) => {
            event.preventDefault()
            void edit.commit()
          }}
          onFocusOut={(event) => {
            const to = event.relatedTarget
            if (!(to instanceof Node) || !event.currentTarget.contains(to)) void edit.commit()
          }}
        >
          <span class={styles.pair}>
            <TextInput
              label={name}
              type={kind === 'phone' ? 'tel' : kind === 'email' ? 'email' : 'url'}
              value={edit.text}
              autoFocus
              invalid={edit.error !== undefined}
              describedBy={edit.error === undefined ? undefined : `${id}-error`}
              onInput={edit.setText}
              onKeyDown={edit.onKeyDown}
            />
            {kind !== 'url' && (
              <Select
                label={t('record.label_of', { what: name })}
                value={label}
                options={pointLabels(kind, label)}
                onChange={(next) => {
                  setLabel(next)
                  if (!open) void onSave(edit.text, next)
                }}
              />
            )}
          </span>
          {edit.error && <FieldError id={`${id}-error`} text={edit.error} />}
        </form>
      </div>
    )
  return (
    <div class={styles.row}>
      <span class={styles.label}>{first && <FieldLabel label={name} field={`${kind}/`} />}</span>
      <span>
        <a class={styles.link} {...pointLink(kind, point)}>
          {kind === 'phone' ? <bdi>{shown}</bdi> : <Breakable text={kind === 'url' ? shortUrl(shown) : shown} />}
          {point.extension !== undefined && ` ${t('record.extension', { number: point.extension })}`}
        </a>
        {point.label !== undefined && <span class={styles.quiet}>{labelWord(point.label)}</span>}
      </span>
      <span class={styles.actions}>
        <Button
          kind="quiet"
          size="small"
          icon="copy"
          label={t('record.copy', { what: shown })}
          onClick={() => void copy(shown)}
        />
        <Button kind="quiet" size="small" icon="edit" label={t('record.edit', { what: shown })} onClick={edit.start} />
      </span>
    </div>
  )
}

async function copy(text: string): Promise<void> {
  await navigator.clipboard.writeText(text)
  announce(t('record.copied'))
}

/** Only addresses that can do no harm become links. */
function pointLink(kind: PointKind, point: ContactPoint): { href?: string; target?: '_blank'; rel?: string } {
  if (kind === 'phone') return { href: telHref(point.value, point.extension) }
  if (kind === 'email') return { href: mailHref(point.value) }
  return /^https?:\/\//i.test(point.value) ? { href: point.value, target: '_blank', rel: 'noreferrer noopener' } : {}
}

const mailHref = (email: string): string => `mailto:${encodeURIComponent(email).replace(/%40/g, '@')}`

const shortUrl = (url: string): string => url.replace(/^https?:\/\/(www\.)?/i, '').replace(/\/$/, '')
