import { makePartitions } from '../../engine/facts/partitions.ts'
import { sweepFiles, sweepOrphans } from '../../engine/files/sweep.ts'
import { type Clock, defineClock } from '../../engine/jobs/clock.ts'
import { trimOld } from '../../engine/jobs/trim.ts'
import { judgeAll } from '../../engine/records/judge.ts'
import { moveWindows } from '../../engine/records/rollup-windows.ts'
import { tendFields } from './tend-fields.clock.ts'

/** What the house does for itself each night (UTC; shortly after midnight in China). A night it was switched off is made up for when it wakes. */
export const keepHouse: readonly Clock[] = [
  defineClock({ name: 'moveWindows', cron: '5 16 * * *', run: moveWindows }),
  // After the windows: what they let fall out is concluded from. Half past midnight in China.
  defineClock({ name: 'judgeAll', cron: '30 16 * * *', run: judgeAll }),
  defineClock({ name: 'makePartitions', cron: '15 17 * * *', run: makePartitions }),
  defineClock({ name: 'trimOld', cron: '25 17 * * *', run: trimOld }),
  tendFields,
  defineClock({ name: 'sweepFiles', cron: '35 17 * * *', run: sweepFiles }),
  defineClock({ name: 'sweepOrphans', cron: '45 17 * * 6', run: sweepOrphans }),
]
