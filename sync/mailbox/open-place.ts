import type { EntryId } from '../team/entry'
import { createFolderPlace } from './folder'
import type { BlobStore } from './place'
import type { FolderPlace, ServerPlace } from './shelf'
import { createWebdavPlace, type WebdavOptions } from './webdav'

/** What reaching a place takes from the browser. */
export type PlaceTools = Pick<WebdavOptions, 'fetch' | 'parseXml'>

/** The folder in a place that belongs to the team; the rest of its id is nobody's business (MBX-1). */
export const folderOf = (team: EntryId): string => `bahi-${team.slice(0, 16)}`

/** The team's files in a folder or on a server that somebody has named. */
export function openPlace(place: FolderPlace | ServerPlace, folder: string, tools: PlaceTools): BlobStore {
  if (place.kind === 'folder') return createFolderPlace(place.folder, folder)
  const { fetch, parseXml } = tools
  const { address, user, password } = place
  return createWebdavPlace({ fetch, parseXml, address, folder, user, password })
}
