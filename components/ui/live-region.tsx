import { Hidden } from './hidden'

/** Reads a changing text aloud, politely. One a page. */
export function LiveRegion({ text }: { readonly text: string }) {
  return (
    <Hidden>
      <span role="status" aria-live="polite">
        {text}
      </span>
    </Hidden>
  )
}
