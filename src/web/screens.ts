import type { House, Screen } from './house.ts'

const mayImport = (house: House): boolean => house.seen.some((seen) => seen.declaration.menu !== undefined && seen.can('import') && seen.can('create'))
const mayMerge = (house: House): boolean => house.seen.some((seen) => seen.declaration.twins !== undefined && seen.can('update') && seen.can('delete'))
const isAdmin = (house: House): boolean => house.me.isAdmin

/** The house's own screens beside the generic ones: home, import, administration. Each loads by itself. */
export const houseScreens: readonly Screen[] = [
  { path: '', load: () => import('./home/Home.tsx'), menu: { label: { zh: '首页', en: 'Home' }, icon: 'home', group: 'home' } },
  { path: 'events', load: () => import('./feed/Feed.tsx'), menu: { label: { zh: '动态', en: 'Events' }, icon: 'list', group: 'home' } },
  { path: 'calendar', load: () => import('./calendar/CalendarScreen.tsx'), menu: { label: { zh: '日历', en: 'Calendar' }, icon: 'calendar', group: 'home' } },
  { path: 'notifications', load: () => import('./home/NoticesPage.tsx') },
  { path: 'profile', load: () => import('./profile/Profile.tsx') },
  {
    path: 'duplicates',
    load: () => import('./duplicates/Desk.tsx'),
    menu: { label: { zh: '重复数据', en: 'Duplicates' }, icon: 'layers', group: 'admin' },
    isFor: mayMerge,
  },
  { path: 'merge', load: () => import('./merge/MergePage.tsx') },
  { path: 'imports/:id', load: () => import('./import/ImportPage.tsx') },
  { path: 'users', load: () => import('./admin/people/People.tsx'), menu: { label: { zh: '员工', en: 'People' }, icon: 'users', group: 'admin' } },
  { path: 'users/:id/handover', load: () => import('./admin/handover/Handover.tsx') },
  { path: 'users/:id', load: () => import('./admin/people/Person.tsx') },
  { path: 'orgUnits', load: () => import('./admin/org/Org.tsx'), menu: { label: { zh: '组织架构', en: 'Organisation' }, icon: 'orgUnit', group: 'admin' } },
  {
    path: 'roles',
    load: () => import('./admin/roles/Roles.tsx'),
    menu: { label: { zh: '角色与权限', en: 'Roles and rights' }, icon: 'role', group: 'admin' },
    isFor: isAdmin,
  },
  { path: 'roles/:id', load: () => import('./admin/roles/Role.tsx'), isFor: isAdmin },
  {
    path: 'company',
    load: () => import('./admin/Company.tsx'),
    menu: { label: { zh: '公司设置', en: 'Company' }, icon: 'settings', group: 'admin' },
    isFor: isAdmin,
  },
  {
    path: 'fields',
    load: () => import('./admin/fields/Fields.tsx'),
    menu: { label: { zh: '字段与选项', en: 'Fields and lists' }, icon: 'field', group: 'admin' },
    isFor: isAdmin,
  },
  { path: 'bin', load: () => import('./admin/Bin.tsx'), menu: { label: { zh: '回收站', en: 'Recycle bin' }, icon: 'trash', group: 'admin' }, isFor: isAdmin },
  {
    path: 'providers',
    load: () => import('./admin/providers/Providers.tsx'),
    menu: { label: { zh: '登录方式', en: 'Ways to sign in' }, icon: 'key', group: 'admin' },
    isFor: isAdmin,
  },
  {
    path: 'signIns',
    load: () => import('./admin/SignIns.tsx'),
    menu: { label: { zh: '登录日志', en: 'Sign-in log' }, icon: 'logIn', group: 'admin' },
    isFor: isAdmin,
  },
  {
    path: 'backups',
    load: () => import('./admin/Backups.tsx'),
    menu: { label: { zh: '备份', en: 'Back-ups' }, icon: 'archive', group: 'admin' },
    isFor: isAdmin,
  },
  {
    path: 'jobs',
    load: () => import('./admin/Jobs.tsx'),
    menu: { label: { zh: '后台任务', en: 'Background jobs' }, icon: 'list', group: 'admin' },
    isFor: isAdmin,
  },
  { path: 'import', load: () => import('./import/Start.tsx'), menu: { label: { zh: '导入', en: 'Import' }, icon: 'import', group: 'admin' }, isFor: mayImport },
]
