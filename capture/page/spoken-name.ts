import { parseName } from '../normalise/names'

/** "Fitzgerald, Maeve" as people say it; any other name as it was written. */
export const spokenName = (text: string): string => {
  const { prefix, given, middle, family } = parseName(text)
  return text.includes(',') && given !== undefined && family !== undefined
    ? [prefix, given, middle, family].filter((part) => part !== undefined).join(' ')
    : text
}
