import { setTimeout as pause } from 'node:timers/promises'
import { keepMail } from '../../src/app/mail/keep-mail.ts'
import { asHouse } from '../../src/engine/access/person.ts'
import type { House } from '../../src/engine/context.ts'
import { readMail } from '../../src/engine/mail/read.ts'
import { rowsOfFile } from '../../src/engine/transfer/filled/rows.ts'
import { asSuperuser, type Ground, withHouse } from '../ground.ts'
import { keepRows, putBackRows } from '../kept-rows.ts'
import { drawMail, type MailOf } from '../load/mails.ts'
import type { Line } from '../measure.ts'
import type { Stage } from '../stage.ts'

/** As many as the worker does at once. */
const lanes = 3
const goal = { ratio: 1 / 3, text: '≤ 3 × parsing' } as const

/**
 * P15: mails with a filled-in card each, in five shapes, from the moment they come to the door until each is a contact record; beside reading
 * the same mails and their attachments alone, as many at once as the worker does.
 */
export async function readMails(stage: Stage): Promise<Line[]> {
  const { ground, wishes } = stage
  const writers = await writersOf(ground)
  const mails = Array.from({ length: wishes.mails }, (_, at) => drawMail(writers[at % writers.length] as MailOf, at))
  await asSuperuser(ground, (client) => keepRows(client, 'customer', `name in (${writers.map(({ firm }) => `'${firm.replaceAll("'", "''")}'`).join()})`))
  try {
    const [floor, ours] = await withHouse(ground.database.url, ground.filesUrl, async (house) => {
      await parseAll(house, mails.slice(0, 100))
      return [await parseAll(house, mails), await takeAll(ground, house, mails)] as const
    })
    const ratio = floor / ours
    const what = `${mails.length} mails into records`
    return [{ row: 'P15', what, reader: '–', floor, ours, ratio, cost: 0, spent: [0, 0], p95: 0, unit: 's', goal: goal.text, isMet: ratio >= goal.ratio }]
  } finally {
    await forgetMails(ground)
  }
}

/** Twenty sellers, each with a customer of his own that no other bears the name of. */
async function writersOf({ pool }: Ground): Promise<MailOf[]> {
  const { rows } = await pool.query<MailOf>(`select distinct on (u.id) u.email as "from", c.name as firm from "user" u join customer c on c.owner_id = u.id
    where u.active and c.deleted_at is null and not exists (select 1 from customer o where o.name_core = c.name_core and o.id <> c.id) order by u.id, c.id limit 20`)
  return rows
}

async function parseAll(house: House, mails: readonly Buffer[]): Promise<number> {
  const ctx = asHouse(house)
  return inLanes(mails, async (bytes) => {
    const { files } = await readMail(bytes)
    for (const file of files) await rowsOfFile(ctx, file.bytes)
  })
}

/** The house's own worker reads them while they come; over when none waits to be read. */
async function takeAll({ pool }: Ground, house: House, mails: readonly Buffer[]): Promise<number> {
  const began = performance.now()
  await inLanes(mails, (bytes) => keepMail(house, bytes))
  for (;;) {
    const { rows } = await pool.query<{ n: number }>("select count(*)::int as n from inbound_mail where state = 'received'")
    if (!rows[0]?.n) break
    await pause(50)
  }
  const spent = (performance.now() - began) / 1000
  const { rows } = await pool.query<{ n: number }>("select count(*)::int as n from inbound_mail where state = 'filed' and contact_record_id is not null")
  if (rows[0]?.n !== mails.length) throw new Error(`only ${rows[0]?.n} of ${mails.length} mails became contact records`)
  return spent
}

/** Seconds of all. */
async function inLanes(mails: readonly Buffer[], work: (bytes: Buffer) => Promise<unknown>): Promise<number> {
  const began = performance.now()
  const left = [...mails]
  const lane = async () => {
    for (let next = left.pop(); next; next = left.pop()) await work(next)
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return (performance.now() - began) / 1000
}

const forgetMails = (ground: Ground): Promise<void> =>
  asSuperuser(ground, async (client) => {
    await putBackRows(client, 'customer')
    await client.query("delete from fact where at >= $1 and object in ('inboundMail', 'contactRecord', 'pointEntry')", [ground.readers.loadedAt])
    await client.query('delete from file_use')
    await client.query('delete from stored_file')
    for (const table of ['inbound_mail', 'contact_record', 'point_entry', 'notice']) await client.query(`delete from ${table}`)
    await client.query('vacuum (analyze) inbound_mail, contact_record')
  })
