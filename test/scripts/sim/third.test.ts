import { trySeeds } from './seeds'

trySeeds(2)
