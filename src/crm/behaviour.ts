import type { CalendarSource } from '../engine/calendar/source.ts'
import type { Context, Reaction } from '../engine/context.ts'
import type { Clock } from '../engine/jobs/clock.ts'
import type { Print } from '../engine/print/print.ts'
import type { Report } from '../engine/reports/report.ts'
import type { Command } from '../kernel/command.ts'
import { birthdays } from './activities/birthdays.report.ts'
import { calendars } from './activities/calendars.report.ts'
import { checkOut } from './activities/check-out.command.ts'
import { contactRecordCard } from './activities/contact-record-card.report.ts'
import { tellUnvisited } from './activities/leader-visits.clock.ts'
import { leaderVisits } from './activities/leader-visits.report.ts'
import { measureVisit } from './activities/measure-visit.reaction.ts'
import { planNextContact } from './activities/plan-next-contact.reaction.ts'
import { planRate } from './activities/plan-rate.report.ts'
import { planTouches } from './activities/plan-touches.command.ts'
import { remindOfTimes, tellOverdue } from './activities/remind.clock.ts'
import { settlePlan } from './activities/settle-plan.command.ts'
import { settleTask } from './activities/settle-task.command.ts'
import { changeEmployer } from './customers/change-employer.command.ts'
import { customerCard } from './customers/customer-card.report.ts'
import { remindDue } from './customers/remind-due.clock.ts'
import { settleAction } from './customers/settle-action.command.ts'
import { settleNeed } from './customers/settle-need.command.ts'
import { settlePromise } from './customers/settle-promise.command.ts'
import { claimCards } from './expenses/claim-cards.report.ts'
import { settleClaim } from './expenses/settle-claim.command.ts'
import { tellClaim } from './expenses/tell-claim.reaction.ts'
import { cockpit } from './insight/cockpit.report.ts'
import { contactEffort, contactOurs, contactTheirs } from './insight/contact-effort.report.ts'
import { customerNeeds, customerPromises, evaluationTrend } from './insight/customer-answers.report.ts'
import { customerPeers } from './insight/peers.report.ts'
import { copyCards } from './intake/copy-cards.reaction.ts'
import { readInboundMail } from './intake/read-mail.reaction.ts'
import { sortMail } from './intake/sort-mail.command.ts'
import { closeLead } from './leads/close-lead.command.ts'
import { giveOutLead } from './leads/give-out-lead.command.ts'
import { giveOutNew } from './leads/give-out-new.reaction.ts'
import { giveOutWaiting } from './leads/give-out-waiting.clock.ts'
import { poolSteps } from './leads/pool-steps.command.ts'
import { recycle, warnBeforeFall } from './leads/recycle.clock.ts'
import { replanFalls } from './leads/replan-falls.reaction.ts'
import { alertImportant } from './market/alert-important.reaction.ts'
import { decideItem } from './market/decide-item.command.ts'
import { distilRecord } from './market/distil-record.command.ts'
import { productDossier } from './market/product-dossier.report.ts'
import { tellDecision } from './market/tell-decision.reaction.ts'
import { advanceOpportunity } from './opportunities/advance-opportunity.command.ts'
import { conversionByOrigin } from './opportunities/conversion.report.ts'
import { convertLead } from './opportunities/convert-lead.command.ts'
import { dealOfEnquiry } from './opportunities/deal-of-enquiry.reaction.ts'
import { decideCandidate } from './opportunities/decide-candidate.command.ts'
import { decideLeadChance } from './opportunities/decide-lead-chance.command.ts'
import { followPlaybook } from './opportunities/follow-playbook.command.ts'
import { salesForecast } from './opportunities/forecast.report.ts'
import { salesFunnel } from './opportunities/funnel.report.ts'
import { keepForecast } from './opportunities/keep-forecast.clock.ts'
import { mineAgain, mineOnDemand } from './opportunities/mine-again.reaction.ts'
import { mineChances } from './opportunities/mine-chances.clock.ts'
import { pipelineFlow } from './opportunities/pipeline-flow.report.ts'
import { playbookUse } from './opportunities/playbook-use.report.ts'
import { qualifyOpportunity } from './opportunities/qualify-opportunity.command.ts'
import { warnUrgent } from './opportunities/warn-urgent.clock.ts'
import { winRates } from './opportunities/win-rate.report.ts'
import { keepHouse } from './people/keep-house.clock.ts'
import { restampMoved } from './people/restamp-moved.reaction.ts'
import { setActive } from './people/set-active.command.ts'
import { setRights } from './people/set-rights.command.ts'
import { tellPeople } from './people/tell-people.reaction.ts'
import { deliverReport } from './performance/deliver-report.reaction.ts'
import { earnPoints } from './performance/earn-points.reaction.ts'
import { judgeScorecard } from './performance/judge-scorecard.command.ts'
import { keepScorecards } from './performance/keep-scorecards.clock.ts'
import { reckonScorecards } from './performance/reckon-scorecards.reaction.ts'
import { reportsOwed } from './performance/reports-owed.report.ts'
import { splitTarget } from './performance/split-target.command.ts'
import { targetProgress } from './performance/target-progress.report.ts'
import { vetoPoints } from './performance/veto-points.command.ts'
import { writeReport } from './performance/write-report.command.ts'

type Behaviour = {
  readonly commands: readonly Command[]
  readonly reactions: readonly Reaction[]
  readonly clocks: readonly Clock[]
  readonly prints: readonly Print[]
  readonly reports: readonly Report<Context>[]
  readonly calendars: readonly CalendarSource[]
}

/** All that the business does by itself or on demand: commands, reactions, clocks, papers, reports. Server only. */
export const behaviour: Behaviour = {
  commands: [
    ...settlePlan,
    ...settleTask,
    checkOut,
    ...planTouches,
    ...writeReport,
    ...judgeScorecard,
    ...splitTarget,
    vetoPoints,
    changeEmployer,
    ...settleNeed,
    ...settlePromise,
    ...settleAction,
    convertLead,
    giveOutLead,
    ...closeLead,
    ...poolSteps,
    ...decideItem,
    distilRecord,
    ...qualifyOpportunity,
    ...advanceOpportunity,
    followPlaybook,
    ...decideCandidate,
    ...decideLeadChance,
    ...sortMail,
    ...settleClaim,
    setActive,
    setRights,
  ],
  calendars,
  reactions: [
    restampMoved,
    tellPeople,
    giveOutNew,
    dealOfEnquiry,
    replanFalls,
    alertImportant,
    tellDecision,
    readInboundMail,
    copyCards,
    tellClaim,
    mineOnDemand,
    mineAgain,
    planNextContact,
    measureVisit,
    deliverReport,
    earnPoints,
    reckonScorecards,
  ],
  clocks: [
    ...keepHouse,
    remindDue,
    giveOutWaiting,
    recycle,
    warnBeforeFall,
    keepForecast,
    warnUrgent,
    mineChances,
    remindOfTimes,
    tellOverdue,
    tellUnvisited,
    keepScorecards,
  ],
  prints: [customerCard, contactRecordCard, productDossier],
  reports: [
    planRate,
    leaderVisits,
    birthdays,
    reportsOwed,
    targetProgress,
    claimCards,
    contactEffort,
    contactOurs,
    contactTheirs,
    customerNeeds,
    customerPromises,
    evaluationTrend,
    customerPeers,
    cockpit,
    salesFunnel,
    salesForecast,
    pipelineFlow,
    conversionByOrigin,
    ...winRates,
    playbookUse,
  ],
}
