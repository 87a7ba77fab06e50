import type { TeamAnswer, TeamError, TeamRequest } from '../../crm/team'
import { err, ok, type Result } from '../../platform/result'
import { isFolder } from '../mailbox/folder'
import { newPlaceId } from '../mailbox/shelf'
import { webdavAddress } from '../mailbox/webdav'
import type { KnockDesk, KnockPlace } from './team-knock'

const knockRequests = ['join-server', 'join-folder', 'join-forget', 'join-look', 'join-file', 'join-read'] as const

/** Requests of a newcomer who asks at places. */
export type KnockRequest = Extract<TeamRequest, { ask: (typeof knockRequests)[number] }>

export const isKnockRequest = (request: TeamRequest): request is KnockRequest =>
  knockRequests.some((ask) => ask === request.ask)

export const changesPlaces = ({ ask }: KnockRequest): boolean =>
  ask === 'join-server' || ask === 'join-folder' || ask === 'join-forget'

export async function askKnock(knock: KnockDesk, request: KnockRequest): Promise<Result<TeamAnswer, TeamError>> {
  switch (request.ask) {
    case 'join-server': {
      const url = webdavAddress(request.address)
      if (url === undefined) return err('no-address')
      const { user, password } = request
      const known = knock.places().find((place) => place.kind === 'server' && place.address === url.href)
      knock.add({ id: known?.id ?? newPlaceId(), kind: 'server', label: url.host, address: url.href, user, password })
      return ok({})
    }
    case 'join-folder': {
      const { folder } = request
      if (!isFolder(folder)) return err('invalid')
      let known: KnockPlace | undefined
      for (const place of knock.places())
        if (place.kind === 'folder' && (await place.folder.isSameEntry(folder))) known = place
      knock.add({ id: known?.id ?? newPlaceId(), kind: 'folder', label: folder.name, folder })
      return ok({})
    }
    case 'join-forget':
      knock.forget(request.place)
      return ok({})
    case 'join-look':
      knock.look()
      return ok({})
    case 'join-file':
      return ok({ file: await knock.file() })
    case 'join-read': {
      const read = await knock.read(request.file)
      return read.ok ? ok({}) : read
    }
  }
}
