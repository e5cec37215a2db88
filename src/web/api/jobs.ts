import { ask } from './http.ts'
import type { Job } from './shapes.ts'

const ended = ['done', 'failed', 'cancelled']
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Follows a job to its end, saying how far it is: twice a second at first, then every two seconds. */
export async function followJob(id: string, onProgress: (share: number) => void): Promise<Job> {
  for (let turn = 0; ; turn++) {
    const { job } = await ask<{ job: Job }>(`/api/jobs/${id}`)
    if (ended.includes(job.state)) return job
    onProgress(job.progress ?? 0)
    await pause(turn < 10 ? 500 : 2000)
  }
}
