import { sql } from 'kysely'
import type { Served } from '../../src/app/serve.ts'
import { type Known, whoIs } from '../../test/browser/town.ts'

/** Addresses of the demo company that pictures are taken at. */
export type Places = {
  readonly customer: string
  readonly role: string
  /** The customer of whom the archive tells most: relations, roles, needs, evaluations. */
  readonly rich: string
  /** Two customers side by side, to be made one. */
  readonly pair: string
  /** An open deal with people and products in it. */
  readonly deal: string
  /** The competitor of whom most is known. */
  readonly rival: string
  /** Somebody whose work is handed over. */
  readonly leaver: string
}

/** The customer with most to tell: one whom the rep of the pictures looks after, with several contacts and a full time line. */
export async function findPlaces({ opened }: Served, signIns: readonly Known[]): Promise<Places> {
  const customers = await sql<{ id: string }>`
    select c.id from customer c join "user" u on u.id = c.owner_id where u.email = ${whoIs(signIns, 'rep').email}
    order by c.record_count30 desc, c.record_count desc limit 1`.execute(opened.house.db)
  const roles = await sql<{ id: string }>`select id from role where key = 'rep'`.execute(opened.house.db)
  const rich = await sql<{ id: string }>`
    select c.id from customer c where c.deleted_at is null and (c.parent_id is not null or exists (select 1 from customer_relation r where r.from_id = c.id))
    order by (select count(*) from buying_role b where b.customer_id = c.id) + (select count(*) from product_evaluation e where e.customer_id = c.id)
      + (select count(*) from need n where n.customer_id = c.id) + least(c.record_count, 12) desc limit 1`.execute(opened.house.db)
  const deal = await sql<{ id: string }>`
    select o.id from opportunity o where o.deleted_at is null and o.outcome = 'open'
      and o.state = 'qualified' and o.unit_id in (select unit_id from opportunity where owner_id = (select id from "user" where email = ${whoIs(signIns, 'rep').email}))
    order by o.contact_count + o.line_count + o.move_count desc limit 1`.execute(opened.house.db)
  const rival = await sql<{ id: string }>`select id from competitor where deleted_at is null order by loss_count desc limit 1`.execute(opened.house.db)
  const rep = await sql<{ id: string }>`select id from "user" where email = ${whoIs(signIns, 'rep').email}`.execute(opened.house.db)
  const pair = await sql<{ id: string }>`select id from customer where deleted_at is null order by record_count desc limit 2`.execute(opened.house.db)
  const link = new URLSearchParams({ object: 'customer', ids: pair.rows.map(({ id }) => id).join() })
  return {
    rich: `/customers/${rich.rows[0]?.id}`,
    pair: `/merge?${link}`,
    deal: `/opportunities/${deal.rows[0]?.id}`,
    rival: `/competitors/${rival.rows[0]?.id}`,
    leaver: `/users/${rep.rows[0]?.id}`,
    customer: `/customers/${customers.rows[0]?.id}`,
    role: `/roles/${roles.rows[0]?.id}`,
  }
}
