import type { RefObject } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { tsv } from '../../crm/export/csv'
import type { Row } from '../../crm/queries'
import { t } from '../../platform/i18n'
import { announce } from '../state/announce'
import { cellText, isEditable, type CellEdit, type GridColumn } from './cell-edits'
import type { Grid, Place } from './grid'
import { htmlTable } from './tab-text'

export interface GridOptions {
  readonly grid: Grid
  readonly columns: readonly GridColumn[]
  readonly total: number
  readonly from: number
  readonly rows: readonly Row[]
  readonly reveal: (index: number) => void
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly toggle: (id: string) => void
  /** Rows of the list, also those that are not loaded. */
  readonly rowsAt: (from: number, count: number) => Promise<readonly Row[]>
  /** Saves edits; gives what is wrong when one cannot be made. */
  readonly onEdit: (edits: readonly CellEdit[]) => Promise<string | undefined>
}

/** Rows that one copy takes at most. */
const mostCopied = 5000
const lineHeight = 44

/** On a narrow screen the lines are a list of names without cells. */
const isList = (): boolean => matchMedia('(max-width: 480px)').matches

/**
 * Keys, mouse and clipboard of a list: arrows go from cell to cell, with Shift they choose a range, Enter or F2 edits a cell,
 * any letter begins it anew, Delete empties, Space ticks the line. One line is a tab stop.
 */
export function useGrid(options: GridOptions) {
  const { grid, columns, total, from, rows, reveal, scroller, toggle, rowsAt, onEdit } = options
  const [active, setActive] = useState(0)
  const wanted = useRef<Place | undefined>(undefined)
  const last = columns.length - 1
  const rowAt = (index: number): Row | undefined => rows[index - from]

  // The line may be drawn only after scrolling has brought it into the window.
  useEffect(() => {
    const place = wanted.current
    if (place === undefined) return
    const line = scroller.current?.querySelector<HTMLElement>(`tr[data-index="${place.index}"]`)
    const target = line?.querySelector<HTMLElement>(place.col === 0 ? 'a' : `[data-col="${place.col}"]`)
    if (!target) return
    wanted.current = undefined
    target.focus({ preventScroll: true })
    target.scrollIntoView?.({ block: 'nearest', inline: 'nearest' })
  })

  const go = (to: Place, extend = false): void => {
    const index = Math.max(0, Math.min(total - 1, to.index))
    const place = { index, col: isList() ? 0 : Math.max(0, Math.min(last, to.col)) }
    grid.go(place, extend)
    wanted.current = place
    reveal(index)
    setActive((before) => (before === index ? before : index))
    redraw((count) => count + 1)
  }
  const [, redraw] = useState(0)

  const edit = (place: Place, text?: string): boolean => {
    const [row, column] = [rowAt(place.index), columns[place.col]]
    if (row === undefined || column === undefined || !isEditable(column, row.cls) || isList()) return false
    grid.go(place)
    grid.editing.value = { ...place, id: row.id, text: text ?? cellText(column, row) }
    return true
  }

  /** Saves what is typed. @param move where to go then; without it, the focus has gone elsewhere already */
  async function commit(move?: { readonly rows: number; readonly cols: number }): Promise<void> {
    const now = grid.editing.peek()
    if (now === undefined) return
    const row = rows.find(({ id }) => id === now.id)
    const column = columns[now.col]
    const wrong = row && column ? await onEdit([{ row, column, text: now.text }]) : undefined
    if (grid.editing.peek()?.id !== now.id || grid.editing.peek()?.col !== now.col) return
    if (wrong !== undefined) grid.editing.value = { ...now, error: wrong }
    else {
      grid.editing.value = undefined
      if (move) go({ index: now.index + move.rows, col: now.col + move.cols })
    }
  }
  function cancel(): void {
    const now = grid.editing.peek()
    grid.editing.value = undefined
    if (now) go(now)
  }

  const placeOf = (target: EventTarget | null): Place | undefined => {
    const element = target instanceof Element ? target : undefined
    const line = element?.closest<HTMLElement>('tr[data-index]')
    if (!element || !line || element instanceof HTMLInputElement) return undefined
    const col = element.closest<HTMLElement>('[data-col]')?.dataset['col']
    return { index: Number(line.dataset['index']), col: Number(col ?? 0) }
  }

  const page = (): number => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / lineHeight) - 2)
  const moves = ({ index, col }: Place): Readonly<Record<string, Place>> => ({
    ArrowDown: { index: index + 1, col },
    ArrowUp: { index: index - 1, col },
    ArrowRight: { index, col: col + 1 },
    ArrowLeft: { index, col: col - 1 },
    Home: col === 0 ? { index: 0, col } : { index, col: 0 },
    End: col === 0 ? { index: total - 1, col } : { index, col: last },
    PageDown: { index: index + page(), col },
    PageUp: { index: index - page(), col }
  })

  function onKeyDown(event: KeyboardEvent): void {
    const place = placeOf(event.target)
    if (!place || total === 0 || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    const found = moves(place)
    const to = Object.hasOwn(found, event.key) ? found[event.key] : undefined
    if (to) go(to, event.shiftKey)
    else if (!act(event.key, place)) return
    event.preventDefault()
    event.stopPropagation()
  }

  /** What a key does on a cell. @returns whether it was for the list */
  function act(key: string, place: Place): boolean {
    const row = rowAt(place.index)
    const inCell = place.col > 0
    if (key === 'F2' || (key === 'Enter' && inCell)) return edit(place)
    if (key === ' ' && row) toggle(row.id)
    else if (key === 'Escape' && grid.range.peek()) grid.go(place)
    else if (key === 'Escape' && inCell) go({ index: place.index, col: 0 })
    else if ((key === 'Delete' || key === 'Backspace') && (inCell || grid.range.peek())) void clear()
    else return inCell && key.length === 1 && edit(place, key)
    return true
  }

  async function clear(): Promise<void> {
    const cells = await chosenCells()
    await onEdit(
      cells.flatMap((line) => line.filter(({ row, column }) => column !== 'name' && isEditable(column, row.cls)))
    )
  }

  /** The chosen cells with their texts, line by line. */
  async function chosenCells(): Promise<readonly (readonly CellEdit[])[]> {
    const { top, bottom, left, right } = grid.chosen()
    const found = await rowsAt(top, bottom - top + 1)
    return found.map((row) => columns.slice(left, right + 1).map((column) => ({ row, column, text: '' })))
  }

  function onCopy(event: ClipboardEvent): void {
    if (!placeOf(event.target) || globalThis.getSelection()?.isCollapsed === false) return
    const { top, bottom, left, right } = grid.chosen()
    const texts = (all: readonly Row[]) =>
      all.map((row) => columns.slice(left, right + 1).map((column) => cellText(column, row)))
    const loaded = rows.slice(Math.max(0, top - from), bottom - from + 1)
    event.preventDefault()
    if (top >= from && loaded.length === bottom - top + 1) {
      event.clipboardData?.setData('text/plain', tsv(texts(loaded)))
      event.clipboardData?.setData('text/html', htmlTable(texts(loaded)))
    } else void copyLater(rowsAt(top, Math.min(mostCopied, bottom - top + 1)).then(texts))
    announce(t('grid.copied', { count: Math.min(mostCopied, bottom - top + 1) * (right - left + 1) }))
  }

  const onFocusIn = (event: FocusEvent): void => {
    const place = placeOf(event.target)
    if (!place) return
    setActive(place.index)
    const now = grid.active.peek()
    if (place.index !== now.index || place.col !== now.col) grid.go(place)
  }

  const onMouseDown = (event: MouseEvent): void => {
    const place = placeOf(event.target)
    if (!place) return
    if (!event.shiftKey || place.col === 0) return grid.go(place)
    event.preventDefault()
    go(place, true)
  }
  const onMouseOver = (event: MouseEvent): void => {
    const place =
      event.buttons === 1 && document.activeElement?.matches('[data-col]') ? placeOf(event.target) : undefined
    const now = grid.active.peek()
    if (place && (place.index !== now.index || place.col !== now.col)) go(place, true)
  }
  const onDblClick = (event: MouseEvent): void => {
    const place = placeOf(event.target)
    if (place && place.col > 0) edit(place)
  }

  const shown = active >= from && active < from + rows.length ? active : from
  return {
    handlers: { onKeyDown, onCopy, onFocusIn, onMouseDown, onMouseOver, onDblClick },
    tabbable: (index: number): boolean => index === shown,
    commit,
    cancel
  }
}

async function copyLater(cells: Promise<readonly (readonly string[])[]>): Promise<void> {
  const blob = async (type: string, write: (rows: readonly (readonly string[])[]) => string): Promise<Blob> =>
    new Blob([write(await cells)], { type })
  const item = new ClipboardItem({ 'text/plain': blob('text/plain', tsv), 'text/html': blob('text/html', htmlTable) })
  await navigator.clipboard.write([item])
}
