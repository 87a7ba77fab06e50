import { trySeeds } from './seeds'

trySeeds(1)
