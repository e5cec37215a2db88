import type { Declaration } from '../kernel/object.ts'
import { contactRecord } from './activities/contact-record.object.ts'
import { contact } from './customers/contact.object.ts'
import { customer } from './customers/customer.object.ts'
import { company } from './people/company.object.ts'
import { fieldRight } from './people/field-right.object.ts'
import { grant } from './people/grant.object.ts'
import { orgUnit } from './people/org-unit.object.ts'
import { role } from './people/role.object.ts'
import { savedView } from './people/saved-view.object.ts'
import { user } from './people/user.object.ts'

/** Everything this company keeps, in the order of the menu. Browser-safe: declarations only. */
export const objects: readonly Declaration[] = [customer, contact, contactRecord, orgUnit, user, role, grant, fieldRight, company, savedView]
