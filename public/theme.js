// Runs before the first paint, so that nothing flashes in the wrong theme or language.
const theme = localStorage.getItem('bahi.theme')
if (theme === 'light' || theme === 'dark') document.documentElement.style.colorScheme = theme
const language = localStorage.getItem('bahi.language') ?? navigator.languages.find((tag) => /^(en|hi)\b/i.test(tag))
document.documentElement.lang = language?.slice(0, 2).toLowerCase() === 'hi' ? 'hi' : 'en'
