import { defineClock } from '../../engine/jobs/clock.ts'
import { mineAll } from './mine.report.ts'

/** Each night (quarter past two in China), after the night's judging: what may be sold to whom (S0-47). */
export const mineChances = defineClock({ name: 'mineChances', cron: '15 18 * * *', run: (ctx) => mineAll(ctx) })
