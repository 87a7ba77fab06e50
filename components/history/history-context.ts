import { createContext } from 'preact'

/** Opens the history of a field (`title`) or of fields that begin so (`phone/`); absent where there is none to show. */
export const HistoryContext = createContext<((field: string) => void) | undefined>(undefined)
