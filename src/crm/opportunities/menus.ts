/** What the screens of this department are called in the menu. */
export const whiteSpaceMenu = { label: { zh: '空白矩阵', en: 'White space' }, icon: 'layers', group: 'work' } as const
