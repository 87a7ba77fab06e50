/** A database that `public/start.js` has begun to open while the page's scripts were being loaded. */
interface Begun {
  readonly name: string
  readonly request: IDBOpenDBRequest
}

declare global {
  var bahiBegun: Begun | undefined
}

/** The connection to a database that was begun before, for the first who asks; `undefined` where it is not to be had. */
export async function takeBegun(name: string, version: number): Promise<IDBDatabase | undefined> {
  const begun = globalThis.bahiBegun
  if (begun?.name !== name) return undefined
  globalThis.bahiBegun = undefined
  const db = await opened(begun.request)
  if (db === undefined) return undefined
  db.onversionchange = null
  if (db.version === version) return db
  db.close()
  return undefined
}

function opened(request: IDBOpenDBRequest): Promise<IDBDatabase | undefined> {
  const result = (): IDBDatabase | undefined => (request.error === null ? request.result : undefined)
  if (request.readyState === 'done') return Promise.resolve(result())
  return new Promise((resolve) => {
    for (const end of ['success', 'error']) request.addEventListener(end, () => resolve(result()))
  })
}
