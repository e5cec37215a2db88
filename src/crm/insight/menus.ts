/** What the screens of this department are called in the menu. */
export const cockpitMenu = { label: { zh: '驾驶舱', en: 'Cockpit' }, icon: 'gauge', group: 'home' } as const
