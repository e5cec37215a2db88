import { defineClock } from '../../engine/jobs/clock.ts'
import { takeSnapshots } from '../../engine/reports/snapshot.ts'

/** Each night, and in the first one of a week it is kept how deals stand (S0-53): Monday half past twelve in China, or when the house wakes that week. */
export const keepForecast = defineClock({ name: 'keepForecast', cron: '40 16 * * *', run: takeSnapshots })
