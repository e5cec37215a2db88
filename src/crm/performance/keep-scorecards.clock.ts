import type { Context } from '../../engine/context.ts'
import { defineClock } from '../../engine/jobs/clock.ts'
import { runCommand } from '../../engine/records/command.ts'
import { create } from '../../engine/records/create.ts'
import { pagesOf } from '../../engine/records/pages.ts'
import { list } from '../../engine/records/read.ts'
import { dayIn, firstOfMonth } from '../../lib/time.ts'
import { user } from '../people/user.object.ts'
import { appraisalScheme } from './appraisal-scheme.object.ts'
import { scorecard } from './scorecard.object.ts'

/** Each night: a scorecard for everybody a scheme is for, and the open ones of this month and the last reckoned anew (S0-66). */
export const keepScorecards = defineClock({
  name: 'keepScorecards',
  cron: '10 20 * * *',
  run: async (ctx) => {
    const month = firstOfMonth(dayIn(ctx.house.zone, ctx.now))
    const schemes = await list(ctx, appraisalScheme, { filter: { field: 'isUsed', op: 'eq', value: true }, limit: 50, count: false })
    for (const scheme of schemes.records) await makeCards(ctx, { schemeId: scheme.id, roleIds: (scheme.roleIds ?? []) as readonly string[], month })
    await reckonOpen(ctx, firstOfMonth(month, -1))
  },
})

type Making = { readonly schemeId: string; readonly roleIds: readonly string[]; readonly month: string }

async function makeCards(ctx: Context, { schemeId, roleIds, month }: Making): Promise<void> {
  if (!roleIds.length) return
  const filter = {
    all: [
      { field: 'active', op: 'eq', value: true },
      { field: 'roleIds', op: 'in', value: roleIds },
    ],
  }
  for await (const people of pagesOf(ctx, user, { filter, sort: 'name', fields: ['name'] })) {
    const there = await list(ctx, scorecard, {
      filter: {
        all: [
          { field: 'monthOn', op: 'eq', value: month },
          { field: 'personId', op: 'in', value: people.map(({ id }) => id) },
        ],
      },
      limit: 200,
      count: false,
    })
    const known = new Set(there.records.map(({ personId }) => personId))
    const drafts = people.filter(({ id }) => !known.has(id)).map(({ id }) => ({ personId: id, ownerId: id, monthOn: month, appraisalSchemeId: schemeId }))
    // Of two workers that make the same card at once, one is refused by its key.
    if (drafts.length) await create(ctx, scorecard, drafts)
  }
}

async function reckonOpen(ctx: Context, since: string): Promise<void> {
  const filter = {
    all: [
      { field: 'status', op: 'eq', value: 'open' },
      { field: 'monthOn', op: 'gte', value: since },
    ],
  }
  for await (const cards of pagesOf(ctx, scorecard, { filter, sort: 'monthOn' })) {
    const calls = cards.map(({ id }) => ({ id }))
    await runCommand(ctx, scorecard, 'refresh', calls, {})
  }
}
