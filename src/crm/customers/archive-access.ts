import type { Access } from '../../kernel/reach.ts'
import { keeps, reads, runs, special, tells } from '../../kernel/rights.ts'

const sales: Access = { rep: keeps('own'), supervisor: runs('branch'), regionHead: runs('branch'), leader: { ...tells, export: special } }

/**
 * What the archive says of a customer beside the firm itself is read by whoever reads the customer; these reaches say who writes it.
 * Whoever meets the customer may tell what stands there, what it thinks and what it needs (S0-02, S0-37, S0-38, S0-40).
 */
export const toldByAll: Access = { ...sales, marketing: tells, rnd: tells, service: tells, tech: tells, finance: reads }

/** Relations of firms, expectations, plans of buying and of success: sales' own, known to who works for the customer. */
export const toldBySales: Access = { ...sales, marketing: reads, rnd: reads, service: tells, tech: tells, finance: reads }

/** Who decides, who is for us and how we care for them: told in trust, kept among sales, service and the leaders (X2, PIPL). */
export const keptBySales: Access = { ...sales, service: reads }
