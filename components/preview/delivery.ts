import type { Correspondent, MailboxView } from '../../crm/mailbox'
import { err, ok } from '../../platform/result'
import type { Delivery } from '../../sync/api'
import { previewNow } from './people'

const minute = 60_000
const day = 24 * 60 * minute
const idOf = (name: string): string => name.repeat(32).slice(0, 32)

const other = (name: string, more: Partial<Correspondent>): Correspondent => ({
  device: idOf(name),
  even: false,
  silent: false,
  ...more
})

const view: MailboxView = {
  shared: true,
  places: [
    { id: 'file', kind: 'file', label: '', busy: false, waiting: 0, others: [] },
    {
      id: 'plc_cloud',
      kind: 'server',
      label: 'cloud.mehta-traders.example',
      busy: false,
      sentAt: previewNow - 6 * minute,
      readAt: previewNow - minute,
      waiting: 0,
      others: [
        other('b', { heardAt: previewNow - 9 * minute, even: true }),
        other('c', { heardAt: previewNow - 34 * day, silent: true }),
        other('d', { heardAt: previewNow - 2 * day, trouble: 'incomplete' })
      ]
    },
    {
      id: 'plc_drive',
      kind: 'folder',
      label: 'बिक्री – Shared drive',
      busy: false,
      readAt: previewNow - day,
      waiting: 2,
      problem: 'permission',
      others: []
    }
  ]
}

/** Delivery of the example team: shows, and refuses what it cannot do. */
export const createPreviewDelivery = (): Delivery => ({
  view: (show) => {
    show(view)
    return () => undefined
  },
  ask: async ({ ask }) => (ask === 'round' ? ok({}) : err('offline')),
  close: () => undefined
})
