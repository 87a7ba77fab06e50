import * as v from 'valibot'

/** What the interface asks of delivery through folders, servers and files, and is told about it: plain data. */

const short = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(300))
const bytes = v.custom<Uint8Array<ArrayBuffer>>((value) => value instanceof Uint8Array)

export const mailboxRequestSchema = v.variant('ask', [
  /** A folder on a WebDAV server. It is tried before it is kept. The permission for the address has been given. */
  v.object({
    ask: v.literal('add-server'),
    address: short,
    user: v.pipe(v.string(), v.maxLength(300)),
    password: v.pipe(v.string(), v.maxLength(1000))
  }),
  /** A folder that some other program carries to the others. `folder`: a `FileSystemDirectoryHandle`. */
  v.object({ ask: v.literal('add-folder'), folder: v.unknown() }),
  /** Nothing is sent or read there any more; what lies there stays. */
  v.object({ ask: v.literal('remove-place'), place: short }),
  /** Read and send now. Without a place: everywhere. */
  v.object({ ask: v.literal('round'), place: v.optional(short) }),
  /** The folder of a place, to ask the user for its permission again. Answer: `folder`. */
  v.object({ ask: v.literal('folder'), place: short }),
  /** A file to hand over. Answer: `file`. */
  v.object({ ask: v.literal('write-file') }),
  /** A file that was handed over. Answer: `read`, how many bundles in it were new. */
  v.object({ ask: v.literal('read-file'), file: bytes })
])

export type MailboxRequest = v.InferOutput<typeof mailboxRequestSchema>

export interface MailboxAnswer {
  readonly folder?: unknown
  readonly file?: Uint8Array<ArrayBuffer>
  readonly read?: number
  /** Names of newcomers who asked by the file and were let in. The next file that is written is their answer. */
  readonly letIn?: readonly string[]
}

/** Why something could not be done, or why a place is not working. */
export const mailboxProblems = [
  /** Cannot be reached now. */
  'offline',
  /** The user has to allow the folder again. */
  'permission',
  /** Name or password are not accepted. */
  'denied',
  /** The folder is not there. */
  'missing',
  /** No room there, or here. */
  'full',
  'too-large',
  /** The server sends to another address. */
  'moved',
  /** The place is there already. */
  'exists',
  /** It answers, but not as such a place does. */
  'odd',
  /** This device is not in the team any more. */
  'removed',
  /** This device waits for the team's key. */
  'no-key',
  /** The address is none, or not a safe one. */
  'invalid',
  /** The ledger is not shared. */
  'no-team',
  /** The file is none of ours or damaged. */
  'damaged',
  /** The file is of another team. */
  'other-team',
  /** The hub does not answer. */
  'unreachable'
] as const
export type MailboxProblem = (typeof mailboxProblems)[number]

/** Why what another device has put there cannot be read on. */
export const streamTroubles = [
  'incomplete',
  'malformed',
  'forged',
  'stranger',
  'removed',
  'no-key',
  'gap',
  'rolled-back',
  'forked',
  'missing',
  'refused'
] as const

/** Another device of the team, as one place shows it. */
export interface Correspondent {
  readonly device: string
  /** When something of it was read last, milliseconds. */
  readonly heardAt?: number
  /** It says that it has read everything of ours. */
  readonly even: boolean
  readonly trouble?: (typeof streamTroubles)[number]
  /** Not heard of for so long that old files are not kept for it. */
  readonly silent: boolean
}

export interface PlaceView {
  readonly id: string
  readonly kind: 'folder' | 'server' | 'file'
  /** What the user calls it: the folder's name, or the server's. */
  readonly label: string
  /** A server's, without user and password: for those who are invited. */
  readonly address?: string
  readonly busy: boolean
  /** Files of others: read so far, and new ones in all; only while there is more than one. */
  readonly reading?: { readonly done: number; readonly total: number }
  /** When a file of ours was last put there, and when the place was last read. Milliseconds. */
  readonly sentAt?: number
  readonly readAt?: number
  /** Files that are written and not yet there. */
  readonly waiting: number
  readonly problem?: MailboxProblem
  readonly others: readonly Correspondent[]
}

export interface MailboxView {
  /** Whether the open ledger is shared, so that there is somebody to deliver to. */
  readonly shared: boolean
  readonly places: readonly PlaceView[]
}
