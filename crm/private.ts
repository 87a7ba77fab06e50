/**
 * A member's own records (SYNC-60). They are of the same classes as shared ones and lie in segments of their own, told by
 * the number, which a record never leaves: what is shared is decided when a record is made.
 */

/** Segments from this number on belong to one member. */
export const privateFrom = 500_000

/** @param seg `Row.seg` */
export const isPrivate = (seg: number): boolean => seg >= privateFrom
