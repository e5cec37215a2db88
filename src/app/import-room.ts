import { join } from 'node:path'
import { completeRecord } from '../crm/activities/imported-record.ts'
import type { ImportRoom } from '../engine/transfer/import/shapes.ts'

/** Where uploaded sheets lie, and what the business adds to them: a row holds a contact record when it says when. */
export const importRoom = (folder: string): ImportRoom => ({
  folder: join(folder, 'imports'),
  children: { contactRecord: { names: 'at', complete: completeRecord } },
})
