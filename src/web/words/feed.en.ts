export const feedWords = {
  feed: 'Events',
  feedWho: 'By person',
  feedKinds: 'By kind',
  feedPeriods: 'By period',
  feedAnyTime: 'Any time',
  feedEmpty: 'Nothing here yet',
  feedEmptyTeach: 'New customers, contact records, changes and comments stand here; try another filter',
}
