// What every page does before its scripts are there.

// Theme and language, so that nothing flashes in the wrong one.
const theme = localStorage.getItem('bahi.theme')
if (theme === 'light' || theme === 'dark') document.documentElement.style.colorScheme = theme
const language = localStorage.getItem('bahi.language') ?? navigator.languages.find((tag) => /^(en|hi)\b/i.test(tag))
document.documentElement.lang = language?.slice(0, 2).toLowerCase() === 'hi' ? 'hi' : 'en'

// Opening the database that was open last takes as long as loading the scripts; `sync/store/begun.ts` takes it over.
try {
  const name = `bahi-${JSON.parse(localStorage.getItem('bahi.last')).id}`
  const request = indexedDB.open(name)
  request.onupgradeneeded = () => request.transaction.abort()
  request.onsuccess = () => {
    request.result.onversionchange = () => {
      request.result.close()
      globalThis.bahiBegun = undefined
    }
  }
  globalThis.bahiBegun = { name, request }
} catch {
  // Nothing is remembered.
}
