import { fireEvent, render, screen, waitFor } from '@testing-library/preact'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import {
  mailboxProblems,
  streamTroubles,
  type MailboxAnswer,
  type MailboxProblem,
  type MailboxRequest,
  type MailboxView,
  type PlaceView
} from '../../../crm/mailbox'
import { createPreviewDelivery } from '../../../components/preview/delivery'
import { previewNow } from '../../../components/preview/people'
import { teamViews } from '../../../components/preview/team'
import { DeliveryContext } from '../../../components/state/delivery'
import { MailboxSection } from '../../../components/team/mailbox'
import { correspondentText, mailboxProblemText } from '../../../components/team/mailbox-words'
import { ok, type Result } from '../../../platform/result'
import type { Delivery } from '../../../sync/api'
import { useInterface } from '../support/panel'

useInterface()
const permissions = vi.hoisted(() => ({ answer: true, asked: [] as string[] }))
vi.mock('../../../platform/host-access', () => ({
  hostPattern: (address: string) => (URL.canParse(address) ? `${new URL(address).origin}/*` : undefined),
  requestHost: async (pattern: string) => {
    permissions.asked.push(pattern)
    return permissions.answer
  }
}))
beforeEach(() => {
  Date.now = () => previewNow
  permissions.answer = true
  permissions.asked.length = 0
})

const alone: MailboxView = { shared: true, places: [] }

function open(
  view: MailboxView,
  answer: (request: MailboxRequest) => Result<MailboxAnswer, MailboxProblem> = () => ok({})
) {
  const asked: MailboxRequest[] = []
  const delivery: Delivery = {
    view: (show) => {
      show(view)
      return () => undefined
    },
    ask: async (request) => {
      asked.push(request)
      return answer(request)
    },
    close: () => undefined
  }
  const team = teamViews.full.team
  if (team === undefined) throw new Error('no team')
  render(
    <DeliveryContext.Provider value={delivery}>
      <MailboxSection team={team} now={previewNow} />
    </DeliveryContext.Provider>
  )
  return asked
}

function previewPlaces(): MailboxView {
  let found: MailboxView = alone
  createPreviewDelivery().view((view) => {
    found = view
  })
  return found
}

const press = (name: string | RegExp): boolean => fireEvent.click(screen.getByRole('button', { name }))
const fill = (label: string, value: string): boolean =>
  fireEvent.input(screen.getByLabelText(label), { target: { value } })

describe('delivery in the room of the team', () => {
  it('is not offered where nothing is shared', () => {
    open({ shared: false, places: [] })
    expect(screen.queryByText('When nobody is online together')).toBeNull()
  })

  it('says of each place how it stands, and of each teammate by name', () => {
    open(previewPlaces())
    screen.getByText('last read: 1 min · last sent: 6 mins')
    screen.getByText(/Ravi Kumar \(Firefox on Linux\)/)
    screen.getByText(/will get the whole ledger/)
    expect(screen.getByRole('alert').textContent).toContain('allow this folder again')
  })

  it('reads and sends now, and stops using a place only when asked again', async () => {
    const asked = open(previewPlaces())
    press('Read and send now')
    await waitFor(() => expect(asked).toEqual([{ ask: 'round', place: 'plc_cloud' }]))
    press('Stop using cloud.mehta-traders.example')
    expect(asked).toHaveLength(1)
    press('Stop using it')
    await waitFor(() => expect(asked.at(-1)).toEqual({ ask: 'remove-place', place: 'plc_cloud' }))
  })

  it('asks the browser for the folder again, then reads it', async () => {
    const requestPermission = vi.fn(async () => 'granted')
    const asked = open(previewPlaces(), ({ ask }) => ok(ask === 'folder' ? { folder: { requestPermission } } : {}))
    press('Allow folder again')
    await waitFor(() => expect(asked.map(({ ask }) => ask)).toEqual(['folder', 'round']))
    expect(requestPermission).toHaveBeenCalledWith({ mode: 'readwrite' })
  })

  it('MBX-4 asks for the server’s permission first, and says what the server said', async () => {
    let problem: MailboxProblem | undefined = 'denied'
    const asked = open(alone, () => (problem === undefined ? ok({}) : { ok: false, error: problem }))
    press('WebDAV server')
    fill('Address of the folder', 'https://cloud.example/dav')
    fill('User name', 'asha')
    fill('Password', 'not this one')
    permissions.answer = false
    press('Try and add')
    await screen.findByText('Without this permission Bahi cannot reach the server.')
    expect(asked).toEqual([])
    permissions.answer = true
    press('Try and add')
    await screen.findByText('User name or password were not accepted.')
    expect(permissions.asked).toEqual(['https://cloud.example/*', 'https://cloud.example/*'])
    problem = undefined
    fill('Password', 'this one')
    press('Try and add')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(asked.at(-1)).toEqual({
      ask: 'add-server',
      address: 'https://cloud.example/dav',
      user: 'asha',
      password: 'this one'
    })
  })

  it('has words for every problem and every trouble', () => {
    const place: PlaceView = { id: 'plc_x', kind: 'server', label: 'x', busy: false, waiting: 3, others: [] }
    open({ shared: true, places: [place] })
    screen.getByText('3 to send')
    const other = { device: 'aa', even: false, silent: false }
    const words = [
      ...mailboxProblems.map(mailboxProblemText),
      ...streamTroubles.map((trouble) => correspondentText({ ...other, trouble }, previewNow))
    ]
    expect(words.filter((text) => text.length < 10 || text.includes('mailbox.'))).toEqual([])
  })
})
