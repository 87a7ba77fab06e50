import { useEffect, useId, useState } from 'preact/hooks'

export interface Option {
  readonly value: string
  /** Shown instead of the value. */
  readonly label?: string
  /** Quietly at the right: a count, a town. */
  readonly detail?: string
}

export interface ComboboxState {
  readonly listId: string
  readonly open: boolean
  readonly active: number
  readonly optionId: (index: number) => string
  readonly show: () => void
  readonly hide: () => void
  readonly pick: (index: number) => void
  /** True when the key was used up by the list. */
  readonly onKey: (event: KeyboardEvent) => boolean
}

/** The behaviour of an editable combobox with a list popup: the input keeps the focus, arrows choose. */
export function useCombobox(options: readonly Option[], onPick: (option: Option) => void): ComboboxState {
  const listId = useId()
  const [wanted, setWanted] = useState(false)
  const [active, setActive] = useState(-1)
  const open = wanted && options.length > 0
  const shape = options.map((option) => option.value).join('\n')
  useEffect(() => setActive(-1), [shape])

  const hide = (): void => {
    setWanted(false)
    setActive(-1)
  }
  const pick = (index: number): void => {
    const option = options[index]
    if (option) onPick(option)
    hide()
  }
  const onKey = (event: KeyboardEvent): boolean => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined && options.length > 0) {
      setWanted(true)
      setActive((at) => (at === -1 && step === -1 ? options.length - 1 : (at + step + options.length) % options.length))
    } else if (event.key === 'Enter' && open && active >= 0) pick(active)
    else if (event.key === 'Escape' && open) hide()
    else return false
    event.preventDefault()
    event.stopPropagation()
    return true
  }
  return {
    listId,
    open,
    active,
    optionId: (index) => `${listId}-${index}`,
    show: () => setWanted(true),
    hide,
    pick,
    onKey
  }
}
