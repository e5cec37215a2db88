export const leadsWords = {
  formTab: 'On your website',
  formAddress: 'Address of the form (to send to a customer, or as a QR code)',
  formScript: 'Script: where the form shall stand in a page; it is as high as it needs to be',
  formFrame: 'Frame: for a site that allows no scripts',
  formLook: 'Open the form and look at it',
  formNote:
    'What is sent becomes a lead of origin "The customer asked". The same submission counts once; robots are kept out by a proof of work and by rates, without any outside service.',
  formClosed: 'The form is not open; visitors are told so.',
  fallTab: 'Dry run',
  fallsTomorrow: 'Fall into the pool tomorrow:',
  fallsWarned: 'Fall within {n} days; their owners are told:',
  fallsWould: 'Would fall tomorrow if it came into force now:',
  fallsDry: 'The rule is not in force; this is a dry run and changes nothing. Working days are counted by the week here; the night knows the holidays.',
  fallsNone: 'No records',
} as const
