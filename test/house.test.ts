import { expect, it } from 'vitest'
import { house } from './house.ts'

const home = await house()

it('gives each test file a database of its own, as a role that is no superuser', async () => {
  const { rows } = await home.pool.query('select current_database() as name, usesuper from pg_user where usename = current_user')
  expect(rows).toEqual([{ name: expect.stringMatching(/^house_/), usesuper: false }])
})

it('sorts by pinyin through ICU and keeps plain order elsewhere', async () => {
  const { rows } = await home.pool.query(`select string_agg(x, '' order by x collate "zh-x-icu") as pinyin from unnest(array['张','北','重','阿']) x`)
  expect(rows[0].pinyin).toBe('阿北张重')
})
