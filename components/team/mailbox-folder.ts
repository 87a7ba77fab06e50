/** The browser's own way to a folder: Chrome and Edge have it, Firefox has not. */

interface Picker {
  showDirectoryPicker?(options: { mode: 'readwrite'; id: string }): Promise<unknown>
}

export const canShareFolder = (): boolean => 'showDirectoryPicker' in globalThis

/** The folder that the person chooses, or `undefined` when nothing was chosen. */
export async function chooseFolder(): Promise<unknown> {
  try {
    return await (globalThis as Picker).showDirectoryPicker?.({ mode: 'readwrite', id: 'bahi-mailbox' })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return undefined
    throw error
  }
}

/** Asks the browser to allow the folder again. To be called soon after a click. */
export async function allowFolder(folder: unknown): Promise<boolean> {
  if (typeof folder !== 'object' || folder === null || !('requestPermission' in folder)) return false
  const { requestPermission: ask } = folder
  if (typeof ask !== 'function') return false
  const answer: unknown = await Reflect.apply(ask, folder, [{ mode: 'readwrite' }])
  return answer === 'granted'
}
