import { defineReaction } from '../../engine/jobs/reaction.ts'
import { newsIn, tellNews } from '../../engine/notices/news.ts'

/** People hear of what concerns them: that somebody mentions them, gives them a record, or changes one they follow (S0-12). */
export const tellPeople = defineReaction({ name: 'tellPeople', on: ['*.*'], heeds: newsIn, run: tellNews })
