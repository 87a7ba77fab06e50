import type { BundleFault } from './bundle'
import type { PlaceFault } from './place'

/** What keeps a mailbox from its work as a whole. */
export type MailboxFault =
  | PlaceFault
  /** This device is not in the team any more. */
  | { readonly kind: 'removed' }
  /** This device has no key to seal with: it waits for a letter, or for somebody to change the key after a removal. */
  | { readonly kind: 'no-key' }

/** Why a writer's stream cannot be read on. The others are read as ever. */
export type StreamTrouble =
  | BundleFault
  /** A file in between is not there. */
  | 'gap'
  /** What was read before is not there any more: the place shows an older state than it had. */
  | 'rolled-back'
  /** A file that does not follow the one read before: the stream was told in two ways, or put in another order. */
  | 'forked'
  /** It rests on changes that are nowhere in the place so far. */
  | 'missing'
  /** Some of it is against the rules; the rest was read. */
  | 'refused'
