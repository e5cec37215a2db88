import { join } from 'node:path'
import { contactCard } from '../crm/customers/contact-card.ts'
import type { ExportRoom } from '../engine/transfer/export/work.ts'

/** Where exported files wait, and what the business adds: of whom an address book wants a card. */
export const exportRoom = (folder: string): ExportRoom => ({ folder: join(folder, 'exports'), cards: { contact: contactCard } })
