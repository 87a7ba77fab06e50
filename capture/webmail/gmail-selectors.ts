/**
 * Gmail. Anchored on leaf elements that were the same in samples of 2014–2026; the containers around them changed in
 * 2018, 2022, 2023 and 2024 and are never relied on. First selector of each list first.
 */
export const GMAIL_SELECTORS = {
  main: '[role="main"]',
  message: '[data-message-id],[data-legacy-message-id]',
  /** For builds without ids on messages. */
  messageByClass: '.adn,.adf',
  /** A list of conversations: its rows carry thread ids too, and in split view stand beside the open conversation. */
  listRow: 'tr.zA,.zA,table[role="grid"]',
  subject: 'h2.hP',
  sender: ['.gD[email]', '[data-hovercard-id*="@"]:not(.g2)', '.go'],
  recipients: '.hb',
  recipient: '.g2[email],[data-hovercard-id*="@"][email]',
  /** The table behind "show details", the only place that tells To from Cc. */
  detailRow: '.ajv,.ajA tr',
  date: '.g3[title]',
  anyBody: '.a3s',
  bodyFrame: '.ii.gt',
  draft: '[contenteditable="true"],[g_editable="true"],form[enctype]',
  clipped: 'a[href*="view=lg"]',
  account: 'meta[name="og-profile-acct"]',
  accountButton: 'a[href*="accounts.google.com"][aria-label*="@"]',
  buttonCell: 'td.acX'
} as const
