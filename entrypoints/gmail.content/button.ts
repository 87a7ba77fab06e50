import { browser } from '#imports'
import type { ButtonAnchor } from '../../capture/webmail/types'

export interface MailButton {
  /** Puts the button at this place, or takes it out of the page where there is none. */
  placeAt(anchor: ButtonAnchor | undefined): void
  remove(): void
}

const svg = 'http://www.w3.org/2000/svg'

const look = `
  button { all: unset; box-sizing: border-box; inline-size: 28px; block-size: 28px; padding: 4px; margin-inline: 2px;
    border-radius: 50%; cursor: pointer; vertical-align: middle; display: inline-block }
  button:hover { background: rgb(163 35 28 / 12%) }
  button:focus-visible { outline: 2px solid #a3231c; outline-offset: 1px }
  svg { display: block; inline-size: 20px; block-size: 20px }
  path:first-child { fill: #a3231c }
  path:last-child { fill: none; stroke: #fff; stroke-width: 1.5; stroke-linecap: round }`

/** A ledger bound in cloth, with stitches at its back and two lines of writing. */
const shapes = [
  'M5 3h9a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H5a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1Z',
  'M7 5v1M7 9v1M7 13v1M10 8h3M10 12h3'
]

/**
 * The button in the header of a mail. Made without any HTML text, which Gmail's Trusted Types forbid, and in a shadow root,
 * so that neither page's styles reach the other.
 */
export function createMailButton(click: () => void): MailButton {
  const host = document.createElement('span')
  const root = host.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(look)
  root.adoptedStyleSheets = [sheet]

  const button = document.createElement('button')
  button.type = 'button'
  button.title = browser.i18n.getMessage('manifest_mail_button' as never)
  button.setAttribute('aria-label', button.title)
  const picture = document.createElementNS(svg, 'svg')
  picture.setAttribute('viewBox', '0 0 20 20')
  picture.setAttribute('aria-hidden', 'true')
  picture.append(
    ...shapes.map((d) => {
      const path = document.createElementNS(svg, 'path')
      path.setAttribute('d', d)
      return path
    })
  )
  button.append(picture)
  button.addEventListener('click', (event) => {
    event.stopPropagation()
    // A page's script can click too, but not as the user.
    if (event.isTrusted) click()
  })
  root.append(button)

  return {
    placeAt(anchor) {
      if (anchor === undefined) host.remove()
      else if (anchor.place === 'prepend' && anchor.element.firstChild !== host) anchor.element.prepend(host)
      else if (anchor.place === 'after' && anchor.element.nextSibling !== host) anchor.element.after(host)
    },
    remove: () => host.remove()
  }
}
