import { signal } from '@preact/signals'
import { fireEvent, render, screen, waitFor, within } from '@testing-library/preact'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { TeamAnswer, TeamError, TeamRequest, TeamView } from '../../../crm/team'
import { createMemoryLedger } from '../../../components/preview/memory-ledger'
import { createPreviewTeam, teamViews, withConflicts } from '../../../components/preview/team'
import { LedgerContext } from '../../../components/state/client'
import { TeamContext } from '../../../components/state/team'
import { Conflicts } from '../../../components/team/conflicts'
import { joinReply } from '../../../components/team/join-reply'
import { Presence } from '../../../components/team/presence'
import { TeamRoom } from '../../../components/team/team-room'
import { err, type Result } from '../../../platform/result'
import type { Team } from '../../../sync/api'
import { previewNow } from '../../../components/preview/people'
import { useInterface } from '../support/panel'

useInterface()
beforeEach(() => {
  joinReply.value = undefined
})

interface TestTeam extends Team {
  readonly asked: TeamRequest[]
  readonly show: (view: TeamView) => void
}

function createTestTeam(
  first: TeamView,
  answer: (request: TeamRequest) => Result<TeamAnswer, TeamError> | undefined = () => undefined
): TestTeam {
  const view = signal(first)
  const asked: TeamRequest[] = []
  const preview = createPreviewTeam(first)
  return {
    asked,
    show: (next) => void (view.value = next),
    view: (show) => view.subscribe(show),
    ask: async (request) => {
      asked.push(request)
      return answer(request) ?? preview.ask(request)
    },
    close: () => {}
  }
}

function open(team: TestTeam, part = <TeamRoom />) {
  const ledger = withConflicts(createMemoryLedger({ clock: () => previewNow }))
  render(
    <LedgerContext.Provider value={ledger}>
      <TeamContext.Provider value={team}>{part}</TeamContext.Provider>
    </LedgerContext.Provider>
  )
  return ledger
}

const press = (name: string): boolean => fireEvent.click(screen.getByRole('button', { name }))
const type = (name: string, value: string): boolean =>
  fireEvent.input(screen.getByRole('textbox', { name }), { target: { value } })

describe('the room of a team', () => {
  it('makes a team with a name of its maker', async () => {
    const team = createTestTeam({})
    open(team)
    press('Make a team')
    press('Make the team')
    expect(await screen.findByText('This must not be empty.')).toBeDefined()
    type('Your name', 'Asha')
    press('Make the team')
    await waitFor(() => expect(team.asked).toEqual([{ ask: 'create', name: 'Asha', device: expect.any(String) }]))
  })

  it('joins with the whole message, answers the offer in it and shows the reply to send back', async () => {
    const team = createTestTeam({})
    open(team, <TeamRoom first="join" />)
    const message = 'You are invited\n\n0C7YP-QXW3R-1M8K0-ZB2E5-TJ9NA-4HVFD-G6S01-K3MPQ\nBAHIabcdefghijklmnopqrstuvwxyz'
    type('Invitation', message)
    type('Your name', 'Ravi')
    press('Join')
    await waitFor(() => expect(team.asked.map(({ ask }) => ask)).toEqual(['join', 'answer']))
    expect(team.asked[0]).toMatchObject({ code: '0C7YP-QXW3R-1M8K0-ZB2E5-TJ9NA-4HVFD-G6S01-K3MPQ', bring: false })
    team.show({ joining: { stage: 'connecting', done: 0, total: 0, bytes: 0, of: 0 } })
    expect(await screen.findByRole('textbox', { name: /Send this reply/ })).toBeDefined()
  })

  it('says what is wrong with a mistyped code beside the code', async () => {
    const team = createTestTeam({}, ({ ask }) => (ask === 'join' ? err('mistyped') : undefined))
    open(team, <TeamRoom first="join" />)
    type('Invitation', 'nonsense')
    type('Your name', 'Ravi')
    press('Join')
    expect(await screen.findByText(/This is no Bahi text/)).toBeDefined()
    expect(screen.getByRole('textbox', { name: 'Invitation' }).getAttribute('aria-invalid')).toBe('true')
  })

  it('shows how far the ledger has come in, and that work can begin', () => {
    open(createTestTeam(teamViews.receiving))
    expect(screen.getByText(/61 of 190 parts/)).toBeDefined()
    expect(screen.getByRole('progressbar')).toBeDefined()
    expect(screen.getByText(/You can already work/)).toBeDefined()
  })

  it('invites with a code and an offer in one message, and says who has joined', async () => {
    const team = createTestTeam(teamViews.alone)
    open(team)
    press('Invite')
    press('Make invitation')
    const text = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: /Send this to one person/ })
    expect(text.value).toMatch(/0C7YP-QXW3R[\s\S]*BAHI/)
    expect(team.asked.map(({ ask }) => ask)).toEqual(['invite', 'offer'])
    team.show(teamViews.full)
    expect(await screen.findByText('Ravi Kumar has joined')).toBeDefined()
  })

  it('names members, their role, who is here and who is behind', () => {
    open(createTestTeam(teamViews.full))
    const people = within(screen.getByRole('region', { name: '4 people' }))
    expect(people.getByText('Ravi Kumar')).toBeDefined()
    expect(people.getByText(/2 days behind/)).toBeDefined()
    expect(people.getAllByText(/here now/).length).toBe(2)
    expect(people.getByText(/waits for approval/)).toBeDefined()
  })

  it('compares numbers and keeps the mark', async () => {
    const team = createTestTeam(teamViews.full)
    open(team)
    fireEvent.click(screen.getAllByRole('button', { name: 'Compare numbers' })[0]!)
    expect(await screen.findByText('10007')).toBeDefined()
    press('They are equal')
    await waitFor(() => expect(team.asked.at(-1)).toMatchObject({ ask: 'verify', equal: true }))
  })

  it('says before a removal what it cannot undo', async () => {
    const team = createTestTeam(teamViews.full)
    open(team)
    press('Actions for Ravi Kumar')
    fireEvent.click(screen.getByRole('menuitem', { name: 'Remove from the team' }))
    expect(screen.getByText(/cannot take back what Ravi Kumar has already received/)).toBeDefined()
    press('Remove from the team')
    await waitFor(() => expect(team.asked.at(-1)).toMatchObject({ ask: 'remove-member' }))
  })

  it('offers a rep no more than a rep may do', () => {
    const full = teamViews.full.team
    open(createTestTeam({ team: { ...full, self: { ...full.self, role: 'rep' } } }))
    expect(screen.queryByRole('button', { name: 'Invite' })).toBeNull()
    expect(screen.queryByRole('button', { name: 'Approve' })).toBeNull()
    expect(screen.queryByRole('button', { name: /Actions for/ })).toBeNull()
    expect(screen.queryByRole('button', { name: 'Set servers' })).toBeNull()
  })

  it('explains each connection, and what stands in the way', () => {
    open(createTestTeam(teamViews.full))
    expect(screen.getByText(/direct, in the same network/)).toBeDefined()
    expect(screen.getByText(/through your TURN server/)).toBeDefined()
    expect(screen.getByText(/You are in different networks/)).toBeDefined()
  })

  it('takes only addresses of STUN and TURN servers', async () => {
    const team = createTestTeam(teamViews.full)
    const ledger = open(team)
    press('Set servers')
    type('STUN server', 'https://wrong.example')
    press('Save')
    expect(await screen.findByText(/This is not such an address/)).toBeDefined()
    expect(ledger.commands).toHaveLength(0)
    type('STUN server', 'stun:stun.team.example:3478')
    press('Save')
    await waitFor(() => expect(ledger.commands.at(-1)).toMatchObject({ kind: 'save' }))
  })
})

describe('a shared record', () => {
  it('says by name who else is editing it', () => {
    open(createTestTeam(teamViews.full), <Presence id="per_sunita" />)
    expect(screen.getByRole('status').textContent).toContain('Ravi Kumar is editing this now.')
  })

  it('shows nobody who has left', () => {
    vi.setSystemTime(previewNow + 120_000)
    open(createTestTeam(teamViews.full), <Presence id="per_sunita" />)
    expect(screen.queryByRole('status')).toBeNull()
  })

  it('shows both values set at once with their names, settled by one press', async () => {
    const ledger = open(createTestTeam(teamViews.full), <Conflicts cls="person" id="per_sunita" now={previewNow} />)
    const box = within(screen.getByRole('region', { name: 'Two values of Job title' }))
    expect(box.getByText(/Anita Deshpande/)).toBeDefined()
    expect(box.getByText(/Ravi Kumar/)).toBeDefined()
    fireEvent.click(box.getByRole('button', { name: 'Take this' }))
    await waitFor(() =>
      expect(ledger.commands.at(-1)).toMatchObject({ kind: 'settle', key: 'title', value: 'Director, Supply Chain' })
    )
  })
})
