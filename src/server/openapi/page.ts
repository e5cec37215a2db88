import type { House } from '../../engine/context.ts'
import { isWritten } from '../../kernel/field.ts'
import { type Lang, say } from '../../kernel/label.ts'
import type { Declaration } from '../../kernel/object.ts'
import type { Document } from './document.ts'
import { publicFields } from './schemas.ts'

const words = {
  title: { zh: 'API 参考', en: 'API reference' },
  intro: {
    zh: '浏览器、其他系统和智能体用的是同一套接口。用会话 cookie，或 “Authorization: Bearer <API 密钥>”（在“个人设置”中建立）。机器可读的版本：',
    en: 'The browser, other systems and agents use one API: by session cookie, or by "Authorization: Bearer <API key>" (made on your profile page). For programs:',
  },
  field: { zh: '字段', en: 'Field' },
  label: { zh: '名称', en: 'Label' },
  type: { zh: '类型', en: 'Type' },
  note: { zh: '说明', en: 'Notes' },
  required: { zh: '必填', en: 'required' },
  kept: { zh: '系统维护', en: 'kept by the system' },
  route: { zh: '地址', en: 'Route' },
  does: { zh: '作用', en: 'What it does' },
  rest: { zh: '其他', en: 'The rest' },
} as const

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const text = (value: string): string => value.replace(/[&<>"']/g, (sign) => escapes[sign] as string)
const cells = (values: readonly string[]): string => `<tr>${values.map((value) => `<td>${value}</td>`).join('')}</tr>`
const table = (heads: readonly string[], rows: readonly string[]): string =>
  `<table><thead><tr>${heads.map((head) => `<th>${text(head)}</th>`).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`

/** The reference for people: one page of plain HTML without a script, so that no policy need be loosened for it. */
export function page(house: House, document: Document, lang: Lang): string {
  const objects = [...house.objects.values()].filter((object) => !object.isOff)
  const ofTag = (wanted: (tag: string) => boolean) =>
    Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).flatMap(([method, { tags, summary }]) =>
        wanted((tags as string[])[0] as string) ? [cells([`<code><b>${method.toUpperCase()}</b> ${text(path)}</code>`, text(String(summary))])] : [],
      ),
    )
  const routes = (rows: readonly string[]) => table([say(words.route, lang), say(words.does, lang)], rows)
  const names = new Set(objects.map((object) => object.name))
  const sections = objects.map(
    (object) =>
      `<section id="${object.name}"><h2>${text(say(object.label, lang))} <code>${object.plural}</code></h2>${fieldTable(object, lang)}${routes(ofTag((tag) => tag === object.name))}</section>`,
  )
  const menu = objects.map((object) => `<a href="#${object.name}">${text(say(object.label, lang))}</a>`).join(' · ')
  return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${say(words.title, lang)}</title><style>${style}</style></head>
<body><h1>${say(words.title, lang)}</h1><p>${say(words.intro, lang)} <a href="/api/openapi.json">openapi.json</a></p><nav>${menu} · <a href="#rest">${say(words.rest, lang)}</a></nav>
${sections.join('\n')}<section id="rest"><h2>${say(words.rest, lang)}</h2>${routes(ofTag((tag) => !names.has(tag)))}</section></body></html>`
}

function fieldTable(object: Declaration, lang: Lang): string {
  const rows = publicFields(object).map(([name, field]) => {
    const notes = [
      isWritten(field) ? say(words.kept, lang) : field.required ? say(words.required, lang) : '',
      field.target ? `→ ${field.target}` : '',
      (field.options ?? []).map((option) => `${option.id} ${say(option.label, lang)}`).join(', '),
      field.hint ? say(field.hint, lang) : '',
    ]
    return cells([`<code>${name}</code>`, text(say(field.label, lang)), text(field.kind.name), text(notes.filter(Boolean).join('; '))])
  })
  return table([say(words.field, lang), say(words.label, lang), say(words.type, lang), say(words.note, lang)], rows)
}

const style = `:root{color-scheme:light dark}body{font:15px/1.6 system-ui,"PingFang SC","Microsoft YaHei",sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem}
table{border-collapse:collapse;width:100%;margin:0 0 1.5rem;display:block;overflow-x:auto}td,th{border-bottom:1px solid #8884;padding:.25rem .75rem .25rem 0;text-align:left;vertical-align:top}
code{font:13px/1.5 ui-monospace,Consolas,monospace}nav{position:sticky;top:0;background:Canvas;padding:.5rem 0;border-bottom:1px solid #8884}h2{scroll-margin-top:4rem}`
