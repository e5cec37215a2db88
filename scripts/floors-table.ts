/**
 * The two tables of HOUSE.md, "Rooms": who may import whom. `scripts/floors.ts` holds the tree to them.
 * A file's room is told by its path alone, so that a name is a promise.
 */

/** The rooms of a file. Inside `crm` the ending decides; `kind` is a field kind, `view` its picture. */
export type Room =
  | 'app'
  | 'pages'
  | 'server'
  | 'sign-in'
  | 'web'
  | 'engine'
  | 'kind'
  | 'view'
  | 'kinds-list'
  | 'views-list'
  | 'kernel'
  | 'kit'
  | 'lib'
  | 'objects-list'
  | 'behaviour'
  | 'rule'
  | 'object'
  | 'command'
  | 'report'
  | 'reaction'
  | 'clock'
  | 'screen'
  | 'free'

/** The departments of `crm` from left to right: right may import left, never the other way. */
export const departments = [
  'people',
  'products',
  'customers',
  'activities',
  'market',
  'leads',
  'opportunities',
  'contracts',
  'collections',
  'expenses',
  'intake',
  'marketing',
  'service',
  'satisfaction',
  'keyaccounts',
  'partners',
  'insight',
  'performance',
  'knowledge',
  'portal',
] as const

const byPath: readonly (readonly [RegExp, Room])[] = [
  [/\.test\.tsx?$|^(test|bench|scripts)\/|^[^/]+\.ts$/, 'free'],
  [/^src\/app\/.*\.tsx$/, 'pages'],
  [/^src\/app\//, 'app'],
  [/^src\/server\/sign-in\//, 'sign-in'],
  [/^src\/server\//, 'server'],
  [/^src\/web\//, 'web'],
  [/^src\/engine\//, 'engine'],
  [/^src\/kinds\/views\.tsx?$/, 'views-list'],
  [/^src\/kinds\/[^/]+\.ts$/, 'kinds-list'],
  [/^src\/kinds\/.+\.view\.tsx$/, 'view'],
  [/^src\/kinds\/.+\.ts$/, 'kind'],
  [/^src\/kernel\//, 'kernel'],
  [/^src\/kit\//, 'kit'],
  [/^src\/lib\//, 'lib'],
  [/^src\/crm\/index\.ts$/, 'objects-list'],
  [/^src\/crm\/behaviour\.ts$/, 'behaviour'],
  [/^src\/crm\/[^/]+\/[^/]+\.object\.ts$/, 'object'],
  [/^src\/crm\/[^/]+\/[^/]+\.command\.ts$/, 'command'],
  [/^src\/crm\/[^/]+\/[^/]+\.report\.ts$/, 'report'],
  [/^src\/crm\/[^/]+\/[^/]+\.reaction\.ts$/, 'reaction'],
  [/^src\/crm\/[^/]+\/[^/]+\.clock\.ts$/, 'clock'],
  [/^src\/crm\/[^/]+\/[^/.]+\.tsx$/, 'screen'],
  [/^src\/crm\/[^/]+\/[^/.]+\.ts$/, 'rule'],
]

/** undefined: a file that has no room, which the gate refuses too. */
export const roomOf = (file: string): Room | undefined => byPath.find(([path]) => path.test(file))?.[1]

const ground: readonly Room[] = ['kernel', 'lib']

/** Which rooms a room may import. Its own folder apart, what is not listed is forbidden. */
export const mayImport: Readonly<Record<Exclude<Room, 'free'>, readonly Room[] | 'all'>> = {
  app: 'all',
  pages: ['pages', 'web', 'kit', 'kernel', 'lib', 'kinds-list', 'views-list', 'objects-list', 'screen', 'rule'],
  server: ['server', 'sign-in', 'engine', ...ground],
  'sign-in': ['server', 'sign-in', 'engine', ...ground],
  web: ['web', 'kinds-list', 'views-list', 'view', 'kit', ...ground],
  engine: ['engine', ...ground],
  kind: ground,
  view: ['kind', 'kit', ...ground],
  'kinds-list': ['kind', 'kinds-list', ...ground],
  'views-list': ['view', 'kit', ...ground],
  kernel: ['kernel', 'lib'],
  kit: ['kit', 'lib'],
  lib: ['lib'],
  'objects-list': ['object', ...ground],
  behaviour: ['command', 'report', 'reaction', 'clock', 'engine', ...ground],
  rule: ['rule', ...ground],
  object: ['kind', 'kinds-list', 'rule', ...ground],
  command: ['engine', 'object', 'rule', 'command', 'kind', ...ground],
  report: ['engine', 'object', 'rule', ...ground],
  // What a clock or a reaction acts on, it may ask for as a report does.
  reaction: ['engine', 'object', 'rule', 'command', 'report', ...ground],
  clock: ['engine', 'object', 'rule', 'command', 'report', ...ground],
  screen: ['web', 'kit', 'view', 'views-list', 'object', 'rule', 'screen', ...ground],
}

/**
 * In these rooms a file may import only its own department's (rule) or its own kind's files of the same folder. An object may also use
 * the rules and lists of departments to its left: what a buying role is stands once.
 */
export const staysHome: readonly Room[] = ['rule', 'kind', 'view']

const everywhere: readonly Room[] = ['app', 'pages', 'server', 'sign-in', 'web', 'engine', 'kind', 'view', 'kit', 'lib', 'kernel', 'rule']
const browser: readonly Room[] = ['kit', 'view', 'views-list', 'web', 'screen', 'pages']
const machine: readonly Room[] = ['app', 'server', 'sign-in', 'engine', 'command', 'report', 'reaction', 'clock']
const doors: readonly Room[] = ['app', 'server', 'sign-in']

/** Outside libraries have floors too: the first line that fits says where one may be used. A library on no line belongs in this table first. */
const outside: readonly (readonly [RegExp, readonly Room[]])[] = [
  [/^node:/, machine],
  // Its legacy build draws papers without a browser.
  [/^pdfjs-dist\/legacy\//, ['engine']],
  [
    /^(react|react-dom|antd|@ant-design|lucide-react|@tanstack|react-router|i18next|react-i18next|dompurify|dayjs|echarts|pdfjs-dist|@dnd-kit)($|[/-])/,
    browser,
  ],
  [/^(pg|kysely)$/, ['engine', 'app', 'sign-in']],
  [/^graphile-worker$/, ['engine', 'app']],
  [/^@simplewebauthn\/browser$/, ['web']],
  [/^(openid-client|@simplewebauthn\/server)$/, ['sign-in']],
  [/^pg-copy-streams$/, ['app']],
  [/^aws4fetch$/, ['engine']],
  [/^(better-auth|@node-rs\/argon2|otplib|@zxcvbn-ts\/)/, ['sign-in']],
  [/^(fastify|@fastify\/|rate-limiter-flexible|prom-client)/, doors],
  [
    /^(nodemailer|postal-mime|imapflow|smtp-server|docx|exceljs|csv-parse|iconv-lite|chardet|saxes|yauzl|yazl|sharp|file-type|sanitize-html|pinyin-pro|ajv|pdfkit|@expo-google-fonts)($|\/)/,
    ['engine', ...doors],
  ],
  // Recurrences are reckoned by the house: its calendar weighs 60 KB.
  [/^rrule-temporal$/, ['lib']],
  [/^(decimal\.js|uuid|ipaddr\.js|libphonenumber-js|lunar-typescript|@vant\/area-data)($|\/)/, everywhere],
]

/** undefined: a library with no place in the table. */
export const libraryRooms = (name: string): readonly Room[] | undefined => outside.find(([names]) => names.test(name))?.[1]

/** Words that say nothing (HOUSE.md, "Errors, words, comments"). `Service` is one only at the end of a name: the service department is real. */
export const bannedWords = [
  'manager',
  'helper',
  'helpers',
  'util',
  'utils',
  'handler',
  'processor',
  'base',
  'common',
  'core',
  'data',
  'info',
  'misc',
  'do',
  'process',
]
