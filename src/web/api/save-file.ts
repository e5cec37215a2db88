import { ask } from './http.ts'
import type { Job } from './shapes.ts'

/** Hands an address to the browser as a file to save: it streams to the disk, however long it is. */
export function saveFrom(address: string): void {
  Object.assign(document.createElement('a'), { href: address, download: '' }).click()
}

/** The file that a finished job holds for its asker, if it holds one. */
export async function saveJobFile(id: string): Promise<void> {
  const { job } = await ask<{ job: Job }>(`/api/jobs/${id}`)
  if (job.state === 'done' && typeof job.result?.file === 'string') saveFrom(`/api/jobs/${id}/file`)
}
