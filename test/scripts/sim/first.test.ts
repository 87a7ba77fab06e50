import { trySeeds } from './seeds'

trySeeds(0)
