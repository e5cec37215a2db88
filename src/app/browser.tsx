import { callListMenu, checkInMenu } from '../crm/activities/menus.ts'
import { objects } from '../crm/index.ts'
import { cockpitMenu, funnelMenu, menuSections } from '../crm/insight/menus.ts'
import { cardsMenu, cardsOf } from '../crm/intake/menus.ts'
import { whiteSpaceMenu } from '../crm/opportunities/menus.ts'
import { openStages } from '../crm/opportunities/stage-gate.ts'
import { holidaysMenu } from '../crm/people/menus.ts'
import { kinds } from '../kinds/index.ts'
import { systemFields } from '../kinds/system.ts'
import { views } from '../kinds/views.ts'
import type { CalendarParts, Duty, House, RecordPanel, Screen } from '../web/house.ts'
import { houseScreens } from '../web/screens.ts'
import { start } from '../web/start.tsx'

/** The house's own screens and the business's, one line each; everything else is generic. */
const screens: readonly Screen[] = [
  ...houseScreens,
  {
    path: 'whiteSpace',
    load: () => import('../crm/opportunities/WhiteSpace.tsx'),
    menu: whiteSpaceMenu,
    isFor: (house) => ['opportunity', 'customer', 'productLine'].every((name) => house.byName(name)?.can('read') === true),
  },
  {
    path: 'cockpit',
    load: () => import('../crm/insight/Cockpit.tsx'),
    menu: cockpitMenu,
    isFor: (house) => house.byName('opportunity')?.can('read') === true,
  },
  {
    path: 'funnel',
    load: () => import('../crm/insight/Funnel.tsx'),
    menu: funnelMenu,
    isFor: (house) => ['opportunity', 'pipeline', 'stage'].every((name) => house.byName(name)?.can('read') === true),
  },
  {
    path: 'cards',
    load: () => import('../crm/intake/Cards.tsx'),
    menu: cardsMenu,
    isFor: (house) => house.byName('customer')?.can('read') === true && house.byName('inboundMail') !== undefined,
  },
  {
    path: 'checkIn',
    load: () => import('../crm/activities/CheckIn.tsx'),
    menu: checkInMenu,
    isFor: ({ byName }) => byName('visit')?.can('create') === true && byName('customer') !== undefined,
  },
  {
    path: 'callList',
    load: () => import('../crm/activities/CallList.tsx'),
    menu: callListMenu,
    isFor: ({ byName }) => byName('contactPlan')?.can('update') === true && byName('customer') !== undefined,
  },
  {
    path: 'holidays',
    load: () => import('../crm/people/Holidays.tsx'),
    menu: holidaysMenu,
    isFor: ({ me }) => me.isAdmin,
  },
]

/** What a record's time line offers to write at its top. */
const composers = { customer: 'contactRecord', lead: 'leadFollowUp' }
const cards = ['contact']

/** What the day begins with: who is to be called, who was forgotten. */
const isOpen = { field: 'status', op: 'eq', value: 'open' } as const
const duties: readonly Duty[] = [
  { object: 'task', by: 'ownerId', dueAt: 'dueAt', isOpen: { field: 'status', op: 'in', value: ['open', 'doing'] }, acts: ['finish'] },
  {
    object: 'opportunity',
    dueAt: 'createdAt',
    isOpen: {
      all: [
        { field: 'state', op: 'eq', value: 'unqualified' },
        { field: 'outcome', op: 'eq', value: 'open' },
      ],
    },
    acts: ['qualify'],
    title: 'homeToQualify',
  },
  {
    object: 'miningCandidate',
    by: 'ownerId',
    dueAt: 'foundOn',
    isOpen: { field: 'status', op: 'eq', value: 'new' },
    acts: ['accept', 'refuse'],
    title: 'homeChances',
  },
  {
    object: 'leadChance',
    by: 'ownerId',
    dueAt: 'foundOn',
    isOpen: { field: 'status', op: 'eq', value: 'new' },
    acts: ['takeUp', 'refuse'],
    title: 'homeLeadChances',
  },
  { object: 'opportunity', by: 'ownerId', dueAt: 'nextOn', isOpen: { field: 'outcome', op: 'eq', value: 'open' }, acts: ['advance'] },
  { object: 'jointAction', by: 'answeredById', dueAt: 'dueOn', isOpen, acts: ['complete'] },
  { object: 'expectation', by: 'promisedById', dueAt: 'dueOn', isOpen },
]
const home = {
  object: 'customer',
  dueAt: 'nextContactAt',
  lastAt: 'lastContactAt',
  quietView: 'quiet',
  writes: 'contactRecord',
  by: 'customerId',
  at: 'at',
  duties,
  progress: 'targetProgress',
}

/** What has a time: everybody's plans, tasks and visits, and what is due. */
const calendar: CalendarParts = {
  sources: [
    { object: 'contactPlan', time: 'at', filter: { field: 'status', op: 'ne', value: 'cancelled' } },
    { object: 'task', time: 'dueAt', filter: { field: 'status', op: 'ne', value: 'dropped' } },
    { object: 'visit', time: 'inAt' },
    { object: 'jointAction', time: 'dueOn', by: 'answeredById', filter: isOpen },
    { object: 'expectation', time: 'dueOn', by: 'promisedById', filter: isOpen },
  ],
  turned: { object: 'holiday', day: 'day', title: 'name', isWorked: ['kind', 'work'], isPublished: ['source', 'published'] },
  yearly: { report: 'birthdays', object: 'contact', field: 'birthday' },
}

/** What a customer's or a deal's page shows besides facts and time line. */
const panels: readonly RecordPanel[] = [
  { object: 'opportunity', key: 'stages', label: 'stagePath', load: () => import('../crm/opportunities/StagePath.tsx'), isHead: true },
  { object: 'playbook', key: 'use', label: 'playbookUseTab', load: () => import('../crm/insight/PlaybookPanel.tsx') },
  { object: 'customer', key: 'relations', label: 'relationsTab', load: () => import('../crm/customers/RelationsPanel.tsx') },
  { object: 'expenseClaim', key: 'cards', label: 'claimTab', load: () => import('../crm/expenses/ClaimCards.tsx') },
  { object: 'inboundMail', key: 'mail', label: 'mailTab', load: () => import('../crm/intake/MailPanel.tsx') },
  { object: 'customer', key: 'analysis', label: 'analysisTab', load: () => import('../crm/insight/AnalysisPanel.tsx') },
  { object: 'competitor', key: 'card', label: 'cardTab', load: () => import('../crm/market/BattleCard.tsx') },
  {
    object: 'competitor',
    key: 'outcomes',
    label: 'rivalTab',
    load: () => import('../crm/insight/RivalPanel.tsx'),
    isFor: (house) => house.byName('opportunity')?.can('read') === true,
  },
  { object: 'competitorProduct', key: 'prices', label: 'priceTab', load: () => import('../crm/market/PricePanel.tsx') },
  {
    object: 'product',
    key: 'rivals',
    label: 'rivalsTab',
    load: () => import('../crm/market/RivalsPanel.tsx'),
    isFor: (house) => house.byName('competitorProduct')?.can('read') === true,
  },
  { object: 'marketItem', key: 'reads', label: 'readsTab', load: () => import('../crm/market/ReadsPanel.tsx') },
  { object: 'poolRule', key: 'falls', label: 'fallTab', load: () => import('../crm/leads/FallPanel.tsx') },
  { object: 'webForm', key: 'embed', label: 'formTab', load: () => import('../crm/leads/EmbedPanel.tsx') },
]

/** From a customer's page: its cards, by mail. */
const links = [
  { object: 'customer', label: 'cardsOfCustomer', icon: 'idCard', path: cardsOf, isFor: ({ byName }: House) => byName('inboundMail') !== undefined },
] as const

const gates = [{ object: 'opportunity', field: 'stageId', waysFrom: openStages }]

const place = document.getElementById('root')
if (place) void start({ objects, kinds, views, systemFields, screens, sections: menuSections, composers, home, calendar, panels, cards, gates, links }, place)
