/** The ledger in red cloth with white stitching at its spine. Colours follow the theme. */
export function Mark({ size = 32 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false" style="flex: none">
      <rect width="32" height="32" rx="7.5" fill="var(--cloth)" />
      <g fill="none" stroke="var(--on-cloth)" stroke-linecap="round">
        <path d="M10 7v18" stroke-width="2.2" stroke-dasharray="0.1 4.45" />
        <path d="M15 11.5h9M15 17h9M15 22.500h5" stroke-width="2.2" />
      </g>
    </svg>
  )
}
