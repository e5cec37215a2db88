import { join } from 'node:path'
import { completeRecord } from '../crm/activities/imported-record.ts'
import { knownAddressBooks } from '../crm/customers/known-address-books.ts'
import { knownSheets } from '../crm/customers/known-sheets.ts'
import { knownSheetsZh } from '../crm/customers/known-sheets-zh.ts'
import type { ImportRoom } from '../engine/transfer/import/shapes.ts'

/** Where uploaded sheets lie, and what the business adds to them: a row holds a contact record when it says when. */
export const importRoom = (folder: string): ImportRoom => ({
  folder: join(folder, 'imports'),
  children: { contactRecord: { names: 'at', complete: completeRecord } },
  known: [...knownSheets, ...knownAddressBooks, ...knownSheetsZh],
})
