import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Where the browsers of the Chromium family stand when they are not on the path. */
const usualPlaces = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge'
  ],
  win32: [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
    .filter((folder) => folder !== undefined)
    .flatMap((folder) => [
      join(folder, 'Google/Chrome/Application/chrome.exe'),
      join(folder, 'Chromium/Application/chrome.exe'),
      join(folder, 'Microsoft/Edge/Application/msedge.exe')
    ]),
  linux: []
}

const chromiumNames = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'microsoft-edge']

function onPath(name) {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path))
}

/** A file of the user's choice, or undefined when the variable is not set; a wrong one is said at once. */
function chosen(variable) {
  const path = process.env[variable]
  if (path !== undefined && !existsSync(path)) {
    console.error(`${variable} is ${path}, but there is no such file.`)
    process.exit(1)
  }
  return path
}

/**
 * The browser to run the extension in: `CHROME_PATH`, else Chrome, Chromium, Edge.
 * @returns {string | undefined} path of the program
 */
export function findChromium() {
  return (
    chosen('CHROME_PATH') ??
    chromiumNames.map(onPath).find((path) => path !== undefined) ??
    usualPlaces[process.platform]?.find((path) => existsSync(path))
  )
}

/** Tests need a browser that takes an unpacked extension from the command line: Chromium does, branded Chrome since 137 not. */
export function findChromiumForTests() {
  return chosen('CHROME_PATH') ?? onPath('chromium') ?? onPath('chromium-browser') ?? findChromium()
}

/** Firefox for the smoke test: `FIREFOX_PATH`, else what is on the path. */
export function findFirefox() {
  return chosen('FIREFOX_PATH') ?? onPath('firefox-esr') ?? onPath('firefox')
}

export const howToInstall =
  'No browser found. Install Chrome (https://www.google.com/chrome/), Chromium or Edge, or set CHROME_PATH to one.'
