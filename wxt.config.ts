import { preact } from '@preact/preset-vite'
import { defineConfig } from 'wxt'
import { startGroups } from './scripts/build/chunks'
import { firstPaintPlugin } from './scripts/build/first-paint'
import { localeAssets, localeKeysDeclaration, localesPlugin } from './scripts/build/locales.ts'

const csp = "script-src 'self' 'wasm-unsafe-eval'; object-src 'self'; base-uri 'none'; frame-ancestors 'none'"

export default defineConfig({
  manifestVersion: 3,
  imports: false,
  manifest: ({ browser }) => ({
    name: '__MSG_manifest_name__',
    short_name: 'Bahi',
    description: '__MSG_manifest_description__',
    default_locale: 'en',
    permissions: [
      'storage',
      'unlimitedStorage',
      'contextMenus',
      'activeTab',
      'scripting',
      ...(browser === 'firefox' ? [] : ['offscreen', 'sidePanel'])
    ],
    // Asked for by a button, one site at a time: webmail and WebDAV servers run at any address, the latter also in the own network.
    optional_host_permissions: ['https://*/*', 'http://*/*'],
    action: { default_title: '__MSG_manifest_action__' },
    commands: {
      'capture-page': {
        suggested_key: { default: 'Alt+Shift+L' },
        description: '__MSG_manifest_capture_page__'
      }
    },
    content_security_policy: { extension_pages: csp },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'bahi@bahi.example',
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['none'] }
            }
          }
        }
      : { minimum_chrome_version: '140' })
  }),
  hooks: {
    'prepare:types': async (_wxt, entries) => {
      entries.push({ path: 'locale-keys.d.ts', text: await localeKeysDeclaration(), tsReference: true })
    },
    'vite:build:extendConfig': (entries, config) => {
      const output = config.build?.rollupOptions?.output
      if (output === undefined || Array.isArray(output) || !entries.some(({ type }) => type === 'sidepanel')) return
      output.codeSplitting = { groups: startGroups() }
    },
    'build:publicAssets': async (_wxt, assets) => {
      assets.push(...(await localeAssets()))
    }
  },
  vite: ({ browser }) => ({
    plugins: [preact(), localesPlugin(), ...(browser === 'firefox' ? [] : [firstPaintPlugin()])],
    worker: { format: 'es' },
    // Older targets would have `light-dark()` rewritten into something that a theme chosen in the app does not switch.
    build: { target: ['chrome140', 'firefox140'], cssTarget: ['chrome140', 'firefox140'] }
  })
})
