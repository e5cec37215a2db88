import type { Declaration } from '../kernel/object.ts'
import { contactPlan } from './activities/contact-plan.object.ts'
import { contactRecord } from './activities/contact-record.object.ts'
import { task } from './activities/task.object.ts'
import { touchStep } from './activities/touch-step.object.ts'
import { touchTemplate } from './activities/touch-template.object.ts'
import { visit } from './activities/visit.object.ts'
import { buyingRole } from './customers/buying-role.object.ts'
import { carePlan } from './customers/care-plan.object.ts'
import { contact } from './customers/contact.object.ts'
import { customer } from './customers/customer.object.ts'
import { customerRelation } from './customers/customer-relation.object.ts'
import { employment } from './customers/employment.object.ts'
import { expectation } from './customers/expectation.object.ts'
import { installedProduct } from './customers/installed-product.object.ts'
import { jointAction } from './customers/joint-action.object.ts'
import { need } from './customers/need.object.ts'
import { productEvaluation } from './customers/product-evaluation.object.ts'
import { purchasePlan } from './customers/purchase-plan.object.ts'
import { successPlan } from './customers/success-plan.object.ts'
import { expenseClaim } from './expenses/expense-claim.object.ts'
import { expenseLine } from './expenses/expense-line.object.ts'
import { expenseType } from './expenses/expense-type.object.ts'
import { inboundMail } from './intake/inbound-mail.object.ts'
import { assignmentRule } from './leads/assignment-rule.object.ts'
import { assignmentSeat } from './leads/assignment-seat.object.ts'
import { lead } from './leads/lead.object.ts'
import { leadFollowUp } from './leads/lead-follow-up.object.ts'
import { leadSource } from './leads/lead-source.object.ts'
import { pool } from './leads/pool.object.ts'
import { poolMove } from './leads/pool-move.object.ts'
import { poolRule } from './leads/pool-rule.object.ts'
import { webForm } from './leads/web-form.object.ts'
import { competitor } from './market/competitor.object.ts'
import { competitorMove } from './market/competitor-move.object.ts'
import { competitorPrice } from './market/competitor-price.object.ts'
import { competitorProduct } from './market/competitor-product.object.ts'
import { marketItem } from './market/market-item.object.ts'
import { productFeedback } from './market/product-feedback.object.ts'
import { valueComparison } from './market/value-comparison.object.ts'
import { valueItem } from './market/value-item.object.ts'
import { leadChance } from './opportunities/lead-chance.object.ts'
import { miningCandidate } from './opportunities/mining-candidate.object.ts'
import { miningRule } from './opportunities/mining-rule.object.ts'
import { opportunity } from './opportunities/opportunity.object.ts'
import { opportunityContact } from './opportunities/opportunity-contact.object.ts'
import { opportunityLine } from './opportunities/opportunity-line.object.ts'
import { opportunityMember } from './opportunities/opportunity-member.object.ts'
import { pipeline } from './opportunities/pipeline.object.ts'
import { playbook } from './opportunities/playbook.object.ts'
import { playbookStep } from './opportunities/playbook-step.object.ts'
import { stage } from './opportunities/stage.object.ts'
import { stageMove } from './opportunities/stage-move.object.ts'
import { company } from './people/company.object.ts'
import { customField } from './people/custom-field.object.ts'
import { fieldRight } from './people/field-right.object.ts'
import { grant } from './people/grant.object.ts'
import { holiday } from './people/holiday.object.ts'
import { layout } from './people/layout.object.ts'
import { orgUnit } from './people/org-unit.object.ts'
import { picklist } from './people/picklist.object.ts'
import { role } from './people/role.object.ts'
import { savedView } from './people/saved-view.object.ts'
import { user } from './people/user.object.ts'
import { appraisalScheme } from './performance/appraisal-scheme.object.ts'
import { pointEntry } from './performance/point-entry.object.ts'
import { reportRule } from './performance/report-rule.object.ts'
import { schemeItem } from './performance/scheme-item.object.ts'
import { scorecard } from './performance/scorecard.object.ts'
import { scorecardItem } from './performance/scorecard-item.object.ts'
import { target } from './performance/target.object.ts'
import { workReport } from './performance/work-report.object.ts'
import { product } from './products/product.object.ts'
import { productLine } from './products/product-line.object.ts'
import { productRelation } from './products/product-relation.object.ts'

/** Everything this company keeps, in the order of the menu. Browser-safe: declarations only. */
export const objects: readonly Declaration[] = [
  customer,
  contact,
  contactPlan,
  contactRecord,
  lead,
  leadFollowUp,
  opportunity,
  opportunityLine,
  opportunityContact,
  opportunityMember,
  stageMove,
  miningCandidate,
  leadChance,
  task,
  visit,
  touchTemplate,
  touchStep,
  need,
  installedProduct,
  productEvaluation,
  buyingRole,
  customerRelation,
  expectation,
  purchasePlan,
  successPlan,
  jointAction,
  carePlan,
  employment,
  product,
  productLine,
  productRelation,
  competitor,
  competitorProduct,
  competitorPrice,
  competitorMove,
  valueComparison,
  valueItem,
  marketItem,
  productFeedback,
  inboundMail,
  expenseClaim,
  expenseLine,
  expenseType,
  pipeline,
  stage,
  playbook,
  playbookStep,
  miningRule,
  leadSource,
  assignmentRule,
  assignmentSeat,
  webForm,
  pool,
  poolRule,
  poolMove,
  workReport,
  target,
  scorecard,
  scorecardItem,
  pointEntry,
  reportRule,
  appraisalScheme,
  schemeItem,
  orgUnit,
  user,
  role,
  grant,
  fieldRight,
  company,
  holiday,
  savedView,
  customField,
  picklist,
  layout,
]
