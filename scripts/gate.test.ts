import { describe, expect, it } from 'vitest'
import { findFaults } from './floors.ts'
import { readSource } from './floors-read.ts'
import { findLockFaults } from './locks.ts'
import { chineseIn } from './words.ts'

const faults = (file: string, text: string) => findFaults([readSource(file, text)])

describe('floors', () => {
  it.each([
    ['src/lib/money.ts', `import { say } from '../kernel/label.ts'`],
    ['src/kernel/check.ts', `import { records } from '../engine/records.ts'`],
    ['src/engine/write.ts', `import { money } from '../kinds/money/money.ts'`],
    ['src/engine/write.ts', `export { customer } from '../crm/customers/customer.object.ts'`],
    ['src/server/http.ts', `const { House } = await import('../web/house.ts')`],
    ['src/web/list.tsx', `import type { Scope } from '../engine/access/scope.ts'`],
    ['src/kinds/money/money.ts', `import { text } from '../text/text.ts'`],
    ['src/kinds/money/money.view.tsx', `import { text } from '../text/text.ts'`],
    ['src/crm/customers/merge.command.ts', `import { sign } from '../contracts/sign.command.ts'`],
    ['src/crm/customers/customer.object.ts', `import { stages } from '../opportunities/stages.ts'`],
    ['src/crm/customers/late.report.ts', `import { merge } from './merge.command.ts'`],
    ['src/engine/write.ts', `import { serve } from '../app/serve.ts'`],
    ['src/app/start.ts', `import { house } from '../../test/house.ts'`],
  ])('refuses an arrow that points up or aside: %s, %s', (file, text) => {
    expect(faults(file, text)).toHaveLength(1)
  })

  it.each([
    ['src/crm/contracts/sign.command.ts', `import { changeStage } from '../opportunities/change-stage.command.ts'`],
    ['src/crm/customers/customer.object.ts', `import { text } from '../../kinds/text/text.ts'`],
    ['src/crm/customers/customer.object.ts', `import { modules } from '../people/own-kinds.ts'`],
    ['src/app/serve.ts', `import pg from 'pg'`],
    ['src/kinds/money/money.view.tsx', `import { money } from './money.ts'`],
    ['src/engine/write.test.ts', `import { house } from '../../test/house.ts'`],
  ])('lets pass what the tables allow: %s, %s', (file, text) => {
    expect(faults(file, text)).toEqual([])
  })

  it.each([
    ['src/kernel/label.ts', `import React from 'react'`],
    ['src/server/records.ts', `import { sql } from 'kysely'`],
    ['src/web/list.tsx', `import fs from 'node:fs'`],
    ['src/engine/write.ts', `import leftPad from 'left-pad'`],
  ])('keeps outside libraries on their floors: %s, %s', (file, text) => {
    expect(faults(file, text)).toHaveLength(1)
  })

  it('finds a circle of files', () => {
    const sources = [readSource('src/lib/a.ts', `import './b.ts'`), readSource('src/lib/b.ts', `import type { A } from './a.ts'`)]
    expect(findFaults(sources)).toEqual(['circle: src/lib/a.ts → src/lib/b.ts → src/lib/a.ts'])
  })

  it('refuses names that say nothing, and files without a room', () => {
    expect(faults('src/engine/write.ts', 'export function processRows() {}')).toHaveLength(1)
    expect(faults('src/lib/date-utils.ts', 'export const day = 1')).toHaveLength(1)
    expect(faults('src/lib/database.ts', 'export const openDatabase = 1')).toEqual([])
    expect(faults('src/crm/customers/merge.hook.ts', '')).toHaveLength(1)
  })
})

describe('words', () => {
  it('sees Chinese in strings, templates and text of a screen, and leaves comments alone', () => {
    const text = '// 客户\nexport const View = () => <p title="名称">{`共 ${' + '1}`}客户</p>'
    expect(chineseIn('src/web/View.tsx', text)).toHaveLength(3)
  })
})

describe('locks', () => {
  it('sees a package of another platform that npm left out of the lock', () => {
    const { packages } = lock('vite', '8.0.0', { optionalDependencies: { fsevents: '2' } })
    expect(findLockFaults({ packages })).toEqual([expect.stringContaining('fsevents')])
  })

  const lock = (name: string, version: string, more = {}) => ({
    packages: { [`node_modules/${name}`]: { version, license: 'MIT', integrity: 'sha512-x', ...more } },
  })

  it.each([
    ['axios', '1.0.0', {}],
    ['yauzl', '3.2.0', {}],
    ['fastify', '5.12.1', {}],
    ['undici', '6.23.0', {}],
    ['left-pad', '1.0.0', { license: 'GPL-3.0' }],
    ['left-pad', '1.0.0', { integrity: undefined, resolved: 'git+ssh://somewhere' }],
  ])('refuses %s %s %j', (name, version, more) => {
    expect(findLockFaults(lock(name, version, more))).toHaveLength(1)
  })

  it.each([
    ['undici', '6.24.1'],
    ['undici', '8.0.0'],
    ['yauzl', '3.4.0'],
    ['fastify', '5.13.0'],
  ])('lets %s %s pass', (name, version) => {
    expect(findLockFaults(lock(name, version))).toEqual([])
  })
})
