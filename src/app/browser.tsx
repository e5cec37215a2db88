import { objects } from '../crm/index.ts'
import { kinds } from '../kinds/index.ts'
import { systemFields } from '../kinds/system.ts'
import { views } from '../kinds/views.ts'
import type { Screen } from '../web/house.ts'
import { start } from '../web/start.tsx'

/** The business's own screens, one line each; everything else is generic. */
const screens: readonly Screen[] = []

/** What a record's time line offers to write at its top. */
const composers = { customer: 'contactRecord' }

const place = document.getElementById('root')
if (place) void start({ objects, kinds, views, systemFields, screens, composers }, place)
