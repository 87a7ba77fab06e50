/** All pictograms, drawn for this product on a 20 × 20 grid with one line weight. */
const paths = {
  search: 'M9 3.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11Zm4 9.5 3.5 3.5',
  person: 'M10 3.5a3 3 0 1 1 0 6 3 3 0 0 1 0-6ZM4 16.5c.4-3 2.7-4.5 6-4.500s5.6 1.5 6 4.5',
  company: 'M4 16.500V4.500h7.500v12M11.5 8.500H16v8M2.5 16.500h15M6.5 7.500h2.500M6.5 10.500h2.500M6.5 13.5h2.5',
  clock: 'M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14Zm0 3.5V10l2.5 2',
  mail: 'M3 5.500h14v9.500H3zM3.5 6l6.5 5 6.5-5',
  call: 'M5 3.5h2.500l1.3 3.3-1.6 1.300a9 9 0 0 0 4.7 4.700l1.3-1.6 3.3 1.300V15a1.6 1.6 0 0 1-1.6 1.600C8.6 16.6 3.4 11.4 3.4 5.100A1.6 1.6 0 0 1 5 3.5Z',
  letter: 'M5 3h7l3.5 3.5V17H5zM12 3v3.5h3.5M7.5 10h5M7.5 13h5',
  note: 'M4 4h12v8.500L12.5 16H4zM12.5 16v-3.5H16M7 7.500h6M7 10.500h3',
  meeting:
    'M7 4a2.3 2.3 0 1 1 0 4.600A2.3 2.3 0 0 1 7 4ZM2.5 15.500c.2-3 1.9-4.5 4.5-4.500s4.3 1.5 4.5 4.500M12.5 4.300a2.3 2.3 0 0 1 0 4.400M14 11.300c2 .4 3.3 1.8 3.5 4.2',
  visit: 'M10 17.500s5.5-4.7 5.5-9a5.5 5.5 0 1 0-11 0c0 4.3 5.5 9 5.5 9Zm0-11a2 2 0 1 1 0 4 2 2 0 0 1 0-4Z',
  message: 'M3.5 4.500h13v9H9l-3.5 3v-3h-2z',
  change: 'M4 7h11l-2.5-2.500M16 13H5l2.5 2.5',
  plus: 'M10 4v12M4 10h12',
  check: 'M4.5 10.5 8.5 14.5 15.5 6',
  close: 'M5 5l10 10M15 5 5 15',
  back: 'M12 4.5 6.5 10l5.5 5.5',
  forward: 'M8 4.5 13.5 10 8 15.5',
  down: 'M5 8l5 5 5-5',
  up: 'M5 12l5-5 5 5',
  more: 'M4.5 10h.01M10 10h.01M15.5 10h.01',
  copy: 'M7 7h9v9.500H7zM13 7V3.5H4V13h3',
  link: 'M8.5 11.500a3 3 0 0 0 4.2 0l3-3a3 3 0 0 0-4.2-4.200l-1 1M11.5 8.500a3 3 0 0 0-4.2 0l-3 3a3 3 0 0 0 4.2 4.200l1-1',
  open: 'M8 4H4v12h12v-4M11 4h5v5M16 4l-7 7',
  calendar: 'M3.5 5h13v11.500h-13zM3.5 8.500h13M7 3v3M13 3v3',
  globe: 'M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14ZM3.2 10h13.600M10 3c2 2 3 4.3 3 7s-1 5-3 7c-2-2-3-4.3-3-7s1-5 3-7Z',
  tag: 'M3.5 3.5H10l6.5 6.5-6.5 6.500L3.5 10zM7 7h.01',
  undo: 'M7.5 4.5 4 8l3.5 3.5M4 8h7.500a4 4 0 0 1 0 8H8',
  trash: 'M4 5.500h12M8 5.500V3.5h4v2M5.5 5.500l.7 11h7.600l.7-11M8.5 8.500v5M11.5 8.500v5',
  edit: 'M12.5 4.500l3 3L7 16H4v-3zM11 6l3 3',
  settings:
    'M3.5 6h7M14.5 6h2M12.5 4a2 2 0 1 1 0 4 2 2 0 0 1 0-4ZM3.5 14h2M9.5 14h7M7.5 12a2 2 0 1 1 0 4 2 2 0 0 1 0-4Z',
  sun: 'M10 6.500a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7ZM10 2.500v1M10 16.500v1M2.5 10h1M16.5 10h1M4.7 4.700l.7.7M14.6 14.600l.7.7M4.7 15.300l.7-.7M14.6 5.400l.7-.7',
  moon: 'M15.5 12.200A6.3 6.3 0 0 1 7.8 4.500a6.3 6.3 0 1 0 7.7 7.700Z',
  contrast: 'M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14ZM10 3v14M10 6h4.500M10 9h6.500M10 12h6M10 15h3.5',
  language: 'M3 5h8M7 3v2M9.5 5c-.8 3.5-3 6-6 7.500M5 7.500c1 2.2 2.7 3.7 5 4.500M10 17l3.5-8.500L17 17M11.2 14h4.6',
  keyboard: 'M2.5 5.500h15v9h-15zM5.5 8.500h.01M8.5 8.500h.01M11.5 8.500h.01M14.5 8.500h.01M7 11.800h6',
  warning: 'M10 3.5 17.5 16.500h-15zM10 8v4M10 14.300h.01',
  info: 'M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14ZM10 9.200v4.300M10 6.500h.01',
  cake: 'M3.5 16.500h13v-6h-13zM3.5 13c1.5 1.3 2.8 1.3 4.3 0 1.5 1.3 2.9 1.3 4.4 0 1.5 1.3 2.8 1.3 4.3 0M10 10.500V7M10 4.500h.01',
  lock: 'M5 9h10v8H5zM7 9V6.500a3 3 0 0 1 6 0V9M10 12.300v1.700',
  shield: 'M10 3l6 2.200v4.600c0 3.4-2.4 6-6 7.2-3.6-1.2-6-3.8-6-7.200V5.200z',
  truck:
    'M2.5 5h9v9h-9zM11.5 8h3.5l2.5 3v3h-6M6 13a1.7 1.7 0 1 1 0 3.400A1.7 1.7 0 0 1 6 13ZM14 13a1.7 1.7 0 1 1 0 3.400A1.7 1.7 0 0 1 14 13Z',
  receipt: 'M5 3h10v14l-2.5-1.500L10 17l-2.5-1.500L5 17zM7.5 7h5M7.5 10.500h5',
  home: 'M3.5 9.5 10 4l6.5 5.500M5.5 8.500v8h9v-8',
  user: 'M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14ZM10 6.500a2 2 0 1 1 0 4 2 2 0 0 1 0-4ZM6 15.500c.7-1.8 2-2.7 4-2.700s3.3.9 4 2.7',
  file: 'M5 3h7l3.5 3.5V17H5zM12 3v3.5h3.5',
  sort: 'M6.5 4v12M6.5 16 4 13.5M6.5 16 9 13.5M13.5 16V4M13.5 4 11 6.500M13.5 4 16 6.5',
  filter: 'M3.5 5h13l-5 6v5l-3-1.500V11z',
  columns: 'M3.5 4h13v12h-13zM8 4v12M12 4v12',
  star: 'M10 3.5l2 4.3 4.7.6-3.4 3.2.9 4.700L10 14l-4.2 2.3.9-4.700L3.3 8.4 8 7.800z',
  same: 'M4 8c2-2 4-2 6 0s4 2 6 0M4 13c2-2 4-2 6 0s4 2 6 0',
  merge: 'M6 3v3c0 3 4 3.5 4 7v4M14 3v3c0 3-4 3.5-4 7M7.5 14.5L10 17l2.5-2.5'
} as const

export type IconName = keyof typeof paths

export interface IconProps {
  readonly name: IconName
  /** Edge length in CSS pixels. */
  readonly size?: number
}

/** Always beside a text or inside a control that has a name, so never read aloud itself. */
export function Icon({ name, size = 18 }: IconProps) {
  const weight = name === 'more' ? 2.6 : 1.5
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      stroke-width={weight}
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
      focusable="false"
      style="flex: none"
    >
      <path d={paths[name]} />
    </svg>
  )
}
