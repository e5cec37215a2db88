import { mkdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { isId } from '../../../lib/id.ts'

/** Where an uploaded sheet lies until it is swept: named by the import's id alone, never by what the person called it. */
export function pathOf(folder: string, id: string): string {
  if (!isId(id)) throw new Error('an import’s file is named by its id')
  return join(folder, `${id}.sheet`)
}

export const makeFolder = (folder: string): Promise<string | undefined> => mkdir(folder, { recursive: true, mode: 0o700 })
export const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )
export const removeFile = (path: string): Promise<void> => rm(path, { force: true })
