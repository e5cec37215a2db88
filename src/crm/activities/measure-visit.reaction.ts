import type { Reaction } from '../../engine/context.ts'
import { change } from '../../engine/records/change.ts'
import { byIds } from '../../engine/records/read.ts'
import { distanceM } from '../../lib/earth.ts'
import { customer } from '../customers/customer.object.ts'
import { visit } from './visit.object.ts'

/** How far from the customer's own place somebody checked in, where that place is known. */
export const measureVisit: Reaction = {
  name: 'measureVisit',
  on: ['visit.create'],
  heeds: async (_, facts) => facts.filter(({ changes }) => changes?.inLatitude),
  run: async (ctx, facts) => {
    const visits = await byIds(
      ctx,
      visit,
      facts.map(({ recordId }) => recordId),
    )
    const customers = await byIds(
      ctx,
      customer,
      visits.map(({ customerId }) => String(customerId)),
      ['id', 'latitude', 'longitude'],
    )
    const places = new Map(customers.map((row) => [row.id, row]))
    const wishes = visits.flatMap((each) => {
      const [here, there] = [
        pointOf(each.inLatitude, each.inLongitude),
        pointOf(places.get(String(each.customerId))?.latitude, places.get(String(each.customerId))?.longitude),
      ]
      return here && there && !each.deletedAt ? [{ id: each.id, patch: { inDistance: distanceM(here, there) } }] : []
    })
    if (wishes.length) await change(ctx, visit, wishes, { verb: 'measure', allow: ['inDistance'] })
  },
}

const pointOf = (latitude: unknown, longitude: unknown) => (typeof latitude === 'number' && typeof longitude === 'number' ? { latitude, longitude } : undefined)
