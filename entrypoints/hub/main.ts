import { startHub } from './start'

// Within reach of the developer tools and of tests: `await hub.compare(false)` tells whether rows equal documents.
Object.assign(globalThis, { hub: startHub() })
