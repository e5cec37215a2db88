import type { Lang } from '../../kernel/label.ts'
import type { Asked, PublicForm } from './form-door.ts'
import { formWords } from './form-words.ts'

const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
/** Whatever somebody wrote stands on the page as text. */
const text = (written: string): string => written.replace(/[&<>"']/g, (mark) => marks[mark] as string)

const types = { line: 'text', phone: 'tel', email: 'email' } as const
const hints: Readonly<Record<string, string>> = { name: 'organization', contactName: 'name', phones: 'tel', emails: 'email', jobTitle: 'organization-title' }

/** A form as a page of its own, made to stand in a frame of another site: no cookie, no script but the house's own. */
export function formPage({ id, lang, heading, intro, thanks, privacy, asked }: PublicForm): string {
  const say = (word: keyof typeof formWords): string => text(formWords[word][lang])
  const consent = privacy
    ? `<p class="privacy">${text(privacy)}</p><label class="tick"><input type="checkbox" name="agree" required> ${say('agree')}</label>`
    : ''
  return page(
    lang,
    heading,
    `<main>${heading ? `<h1>${text(heading)}</h1>` : ''}${intro ? `<p>${text(intro)}</p>` : ''}<noscript><p class="bad">${say('noScript')}</p></noscript>
<form data-form="${text(id)}" data-sending="${say('sending')}" data-offline="${say('offline')}" novalidate>
${asked.map((each) => box(each, lang)).join('\n')}
<div class="trap" aria-hidden="true"><label>${say('leaveEmpty')} <input name="website" tabindex="-1" autocomplete="off"></label></div>
${consent}<p class="bad" role="alert" hidden></p><button type="submit">${say('send')}</button></form>
<p class="thanks" role="status" tabindex="-1" hidden>${thanks ? text(thanks) : say('thanks')}</p></main>`,
  )
}

export const closedPage = (lang: Lang): string => page(lang, '', `<main><p>${text(formWords.closed[lang])}</p></main>`)

function box({ name, label, kind, isNeeded, max, options = [] }: Asked, lang: Lang): string {
  const needed = isNeeded ? ` <span class="needed">*<span class="unseen">${text(formWords.needed[lang])}</span></span>` : ''
  const said = `id="f-${name}" name="${name}" maxlength="${max}"${isNeeded ? ' required' : ''} aria-describedby="e-${name}"`
  const choices = [
    `<option value="">${text(formWords.pick[lang])}</option>`,
    ...options.map((each) => `<option value="${text(each.id)}">${text(each.label)}</option>`),
  ]
  const input =
    kind === 'text'
      ? `<textarea ${said} rows="4"></textarea>`
      : kind === 'pick'
        ? `<select ${said.replace(/ maxlength="\d+"/, '')}>${choices.join('')}</select>`
        : `<input type="${types[kind]}" autocomplete="${hints[name] ?? 'on'}" ${said}>`
  return `<div class="field"><label for="f-${name}">${text(label)}${needed}</label>${input}<p class="bad" id="e-${name}" hidden></p></div>`
}

const page = (lang: Lang, title: string, body: string): string =>
  `<!doctype html><html lang="${lang === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${text(title)}</title><link rel="stylesheet" href="/forms/form.css"><script type="module" src="/forms/form.js"></script></head><body>${body}</body></html>`
