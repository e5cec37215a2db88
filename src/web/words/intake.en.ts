import type { intakeWords as zh } from './intake.zh.ts'

export const intakeWords: { readonly [K in keyof typeof zh]: string } = {
  mailTab: 'Mail',
  mailNoText: 'This mail has no text',
  mailAsText: 'Plain text',
  mailAsPage: 'As laid out',
  mailPageTeach: 'Without its pictures and trackers; the mail itself has all of it',
  mailFrame: 'The mail as it was laid out',
  cardsTitle: 'Cards',
  cardsTeach:
    'Download one, fill it in and send it to the company’s shared mailbox: it becomes the customer or contact record it tells of. The same lines may be written in the mail itself.',
  cardsMailbox: 'Shared mailbox',
  cardsNoMailbox: 'The administrator has not given the mailbox an address yet',
  cardsMine: 'Mails I sent in',
  cardXlsx: 'Workbook (xlsx)',
  cardDocx: 'Document (docx)',
  cardTxt: 'Plain text (txt)',
  cardOpenMail: 'Fill in by mail',
  claimTab: 'Costs and cards',
  claimNoLines: 'No expense in it yet',
  claimCustomer: 'Customer',
  claimDataCard: 'Data card',
  claimContactCard: 'Contact record card',
  claimComplete: 'The cards are there, or its kind asks for none',
  claimFillIn: 'Fill it in',
}
