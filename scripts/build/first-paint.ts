import type { Plugin } from 'vite'

const start = '<script src="/start.js">'

/**
 * Lets a page be painted first when its scripts have drawn it: an empty frame before that costs as much as a full one, and
 * nothing in the wrong colours can be seen. `start.js` then need not hold up the parser. Firefox knows no `blocking` and
 * keeps the page as it is written.
 */
export function firstPaintPlugin(): Plugin {
  return {
    name: 'first-paint',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html) =>
        html.includes(start)
          ? html
              .replace(start, '<script src="/start.js" async blocking="render">')
              .replace('<script type="module" ', '<script type="module" blocking="render" ')
          : html
    }
  }
}
