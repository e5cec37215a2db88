import { useMemo } from 'react'
import { useNavigate } from 'react-router'
import type { Filter } from '../../kernel/filter.ts'
import type { Sources } from '../../kit/sources.ts'
import type { Forms } from '../form/forms.ts'
import type { House, SeenObject } from '../house.ts'
import { makeFiles } from './files.ts'
import { both, fetchPage } from './records.ts'
import { sendFile } from './send-file.ts'
import { makeTitles } from './titles.ts'

const pickerLength = 20
/** People and units are never narrowed by what else the form holds. */
const shared = ['user', 'orgUnit']

/** Ref fields that a target and the open form have in common: a contact of the same customer. */
function nearFields(target: SeenObject, near: Readonly<Record<string, unknown>> | undefined): [string, string][] {
  return Object.entries(target.declaration.fields).flatMap(([name, field]) => {
    const value = near?.[name]
    return field.target && !shared.includes(field.target) && typeof value === 'string' ? [[name, value] as [string, string]] : []
  })
}

/** The world as the views of kinds may ask it. */
export function useMakeSources(house: House, forms: Forms, look: Sources['look']): Sources {
  const navigate = useNavigate()
  return useMemo<Sources>(() => {
    const find = (target: string) => house.byName(target)
    const linkTo = (target: string, id: string) => {
      const seen = find(target)
      return seen ? `/${seen.declaration.plural}/${id}` : null
    }
    return {
      search: async (target, words, near) => {
        const seen = find(target)
        if (!seen) return []
        const { plural, title } = seen.declaration
        const filters = nearFields(seen, near).map(([field, value]): Filter => ({ field, op: 'eq', value }))
        const filter = both(...filters)
        const page = await fetchPage(plural, { q: words.trim(), limit: pickerLength, count: false, fields: [title], ...(filter ? { filter } : {}) })
        return page.records.map((row) => ({ id: row.id, title: String(row[title] ?? row.id) }))
      },
      title: makeTitles((target) => {
        const seen = find(target)
        return seen && { plural: seen.declaration.plural, field: seen.declaration.title }
      }),
      upload: sendFile,
      file: makeFiles(),
      look,
      fileUrl: (id, size) => `/api/files/${id}${size === 'thumbnail' ? '/thumbnail' : ''}`,
      link: linkTo,
      open: (target, id) => {
        const to = linkTo(target, id)
        if (to) void navigate(to)
      },
      mayCreate: (target) => !shared.includes(target) && find(target)?.can('create') === true,
      create: async (target, title, near) => {
        const seen = find(target)
        if (!seen) return null
        const row = await forms.open({
          plural: seen.declaration.plural,
          draft: { [seen.declaration.title]: title, ...Object.fromEntries(nearFields(seen, near)) },
        })
        return row && { id: row.id, title: String(row[seen.declaration.title] ?? title) }
      },
    }
  }, [house, forms, navigate, look])
}
