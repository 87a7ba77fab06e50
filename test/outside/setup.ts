// The tests of automerge-repo expect its WebAssembly to be there.
import '@automerge/automerge'
