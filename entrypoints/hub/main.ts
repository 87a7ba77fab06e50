import { startHub } from './start'

void startHub()
