import { parted } from '../../lib/text.ts'
import { choiceWords } from './known-words.ts'

type Columns = Readonly<Record<string, string | null | false>>

/** Heads that all mean the same. */
const each = (heads: string, path: string | null | false): Columns => Object.fromEntries(parted(heads).map((head) => [head, path]))

const persons = {
  ...each('First Name | Middle Name | Last Name', 'contact.name'),
  'Job Title': 'contact.title',
  Department: 'contact.department',
} as const satisfies Columns

const hubspot: Columns = {
  ...persons,
  ...each('Primary Associated Company | Associated Company | Company name | Company', 'customer.name'),
  ...each('Email | Work email', 'contact.emails'),
  ...each('Phone Number | Mobile Phone Number', 'contact.phones'),
  'Lifecycle Stage': 'customer.lifecycle',
  ...each('Contact owner | Company owner | HubSpot Owner', 'customer.ownerId'),
  ...each('State/Region | City', 'customer.region'),
  'Street Address': 'customer.address',
  ...each('Website URL | Company Domain Name', 'customer.site'),
  Industry: 'customer.industry',
  'Last Activity Date': 'contactRecord.at',
  ...each('Lead Status | Country/Region | Postal Code', null),
  ...each(
    'Record ID | Create Date | Last Modified Date | Became a Customer Date | Associated Company IDs | Primary Associated Company ID | Marketing contact status | Associated Deal | Associated Deal IDs',
    false,
  ),
}

const salesforce: Columns = {
  ...each('First Name | Middle Name | Last Name', 'contact.name'),
  Title: 'contact.title',
  Department: 'contact.department',
  'Account Name': 'customer.name',
  Email: 'contact.emails',
  ...each('Mobile | Home Phone | Other Phone', 'contact.phones'),
  Birthdate: 'contact.birthday',
  Salutation: 'contact.gender',
  ...each('Billing State/Province | Billing City', 'customer.region'),
  'Billing Street': 'customer.address',
  Fax: 'customer.fax',
  Website: 'customer.site',
  Type: 'customer.type',
  Industry: 'customer.industry',
  Rating: 'customer.level',
  'Account Source': 'customer.source',
  'Parent Account': 'customer.parentId',
  'Account Number': 'customer.sourceCodes',
  'Account Description': 'customer.note',
  ...each('Account Owner | Contact Owner', 'customer.ownerId'),
  'Last Activity': 'contactRecord.at',
  ...each('Account ID | Contact ID | Created Date | Created By | Last Modified Date | Last Modified By', false),
}

const isPerson = (cell: (head: string) => string): boolean =>
  /individual|person|个人/i.test(cell('Company Type')) || /^(?:false|0|否)$/i.test(cell('Is a Company'))
const companyOf = (cell: (head: string) => string): string => cell('Related Company') || cell('Parent name') || cell('Company Name')

/** Exports of other customer programs, known by their heads: what goes where (their own help pages and exports). */
export const knownSheets = [
  {
    id: 'hubspotCompanies',
    from: { zh: 'HubSpot', en: 'HubSpot' },
    object: 'customer',
    signs: [['Record ID', 'Company owner']],
    columns: { ...hubspot, 'Phone Number': 'customer.phones', 'Record ID': 'customer.sourceCodes' },
    cell: choiceWords,
  },
  {
    id: 'hubspot',
    from: { zh: 'HubSpot', en: 'HubSpot' },
    object: 'customer',
    signs: [
      ['Record ID', 'Lifecycle Stage'],
      ['Record ID', 'First Name', 'Contact owner'],
    ],
    columns: { ...hubspot },
    cell: choiceWords,
  },
  {
    id: 'salesforceContacts',
    from: { zh: 'Salesforce', en: 'Salesforce' },
    object: 'customer',
    signs: [
      ['Account Name', 'Last Name', 'Mailing City'],
      ['Account Name', 'Last Name', 'Contact Owner'],
      ['Account Name', 'Last Name', 'Account Owner'],
    ],
    columns: { ...salesforce, Phone: 'contact.phones' },
    cell: choiceWords,
  },
  {
    id: 'salesforceAccounts',
    from: { zh: 'Salesforce', en: 'Salesforce' },
    object: 'customer',
    signs: [
      ['Account Name', 'Account Owner'],
      ['Account Name', 'Billing City'],
      ['Account Name', 'Billing State/Province'],
    ],
    columns: { ...salesforce, Phone: 'customer.phones' },
    cell: choiceWords,
  },
  {
    id: 'odoo',
    from: { zh: 'Odoo', en: 'Odoo' },
    object: 'customer',
    signs: [
      ['Name', 'Company Type', 'Related Company'],
      ['Name', 'Is a Company', 'Related Company'],
      ['Name', 'Company Type', 'Job Position'],
    ],
    // A line is a company, or a person with or without one.
    derived: [
      { head: 'Odoo company', of: (cell: (head: string) => string) => (isPerson(cell) ? companyOf(cell) : cell('Name')) },
      { head: 'Odoo person', of: (cell: (head: string) => string) => (isPerson(cell) ? cell('Name') : '') },
      {
        head: 'Odoo company phone',
        of: (cell: (head: string) => string) => (isPerson(cell) ? '' : [cell('Phone'), cell('Mobile')].filter(Boolean).join('；')),
      },
      { head: 'Odoo person phone', of: (cell: (head: string) => string) => (isPerson(cell) ? [cell('Mobile'), cell('Phone')].filter(Boolean).join('；') : '') },
      { head: 'Odoo company e-mail', of: (cell: (head: string) => string) => (isPerson(cell) ? '' : cell('Email')) },
      { head: 'Odoo person e-mail', of: (cell: (head: string) => string) => (isPerson(cell) ? cell('Email') : '') },
    ],
    columns: {
      'Odoo company': 'customer.name',
      'Odoo person': 'contact.name',
      'Odoo company phone': 'customer.phones',
      'Odoo person phone': 'contact.phones',
      'Odoo company e-mail': 'customer.emails',
      'Odoo person e-mail': 'contact.emails',
      'Job Position': 'contact.title',
      ...each('State | City', 'customer.region'),
      Street: 'customer.address',
      Website: 'customer.site',
      'Tax ID': 'customer.creditCode',
      Tags: 'customer.tags',
      Reference: 'customer.sourceCodes',
      Salesperson: 'customer.ownerId',
      Notes: 'customer.note',
      ...each(
        'Name | Display Name | Complete Name | Company Type | Is a Company | Related Company | Parent name | Company Name | Phone | Mobile | Email | External ID | ID | Active | Created on | Last Updated on',
        false,
      ),
    },
    cell: choiceWords,
  },
] as const
