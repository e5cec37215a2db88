import { keepOpen } from './start-ground.ts'
import { tell } from './start-line.ts'
import { work } from './work.ts'

/** `npm run work`: workers only, beside servers that share the database. */
await keepOpen(
  async (ground) => {
    const running = await work(ground)
    tell({ zh: '后台任务进程已就绪。', en: 'The worker is ready.' })
    return running
  },
  { share: true },
)
