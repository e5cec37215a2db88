import type { Page } from 'playwright-core'
import { words } from '../../../src/web/words.zh.ts'
import { inBothThemes, settled } from '../looked-at.ts'

const layer = '[role=dialog], [role=menu], [role=listbox], .ant-popover, .ant-dropdown, .ant-select-dropdown, .ant-drawer'

/** Buttons that open a form say so by these words alone. */
const formWords = [words.new, words.edit, words.ownAdd, words.listEdit.replace('{what}', '')]

/**
 * Opens whatever a screen says it can open and looks at it: menus, panels, drawers, tabs, and the forms behind "new" and "edit". What was
 * opened under the same name on another place of this screen is not opened again, but for new records: each object has a form of its own.
 */
export async function openAll(desk: Page, path: string, opened: Set<string>): Promise<string[]> {
  const found: string[] = []
  for (;;) {
    const name = await mark(desk, { path, opened: [...opened], form: words.new, forms: formWords })
    if (name === undefined) return found
    opened.add(name)
    await desk.locator('[data-next]').click({ force: true })
    if (await isOpen(desk)) found.push(...(await inBothThemes(desk)).map((each) => `${path} → ${name}: ${each}`))
    await close(desk, path)
  }
}

type Asked = { readonly path: string; readonly opened: readonly string[]; readonly form: string; readonly forms: readonly string[] }

/** The next thing that opens and was not opened yet. In a list one row stands for all: there, what it looks like is its name. */
const mark = (desk: Page, asked: Asked): Promise<string | undefined> =>
  desk.evaluate(({ path, opened, form, forms }) => {
    for (const old of document.querySelectorAll('[data-next]')) old.removeAttribute('data-next')
    for (const element of document.querySelectorAll<HTMLElement>('#page button, #page [role=tab], #page summary')) {
      const label = (element.getAttribute('aria-label') ?? element.textContent ?? '').trim()
      const isForm = label === form
      const opens = element.matches('[aria-haspopup], [aria-expanded=false], [role=tab]:not([aria-selected=true]), summary')
      if (
        !(opens || forms.some((each) => label === each || (each.length > 3 && label.startsWith(each)))) ||
        !element.checkVisibility() ||
        element.matches(':disabled')
      )
        continue
      const looks = `${element.parentElement?.className} ${element.className}`
      const name = isForm ? `${label} ${path}` : element.closest('tr, li, [role=row], [role=listitem]') ? looks : label || looks
      if (opened.includes(name)) continue
      element.dataset.next = ''
      return name
    }
    return undefined
  }, asked)

/** Waits until it is there; what opens nothing here (a form that this page has not) is told apart by that. */
async function isOpen(desk: Page): Promise<boolean> {
  const isThere = (where: string) =>
    document.querySelector('[data-next]:is([role=tab], summary, [aria-expanded=true])') !== null ||
    [...document.querySelectorAll(where)].some((each) => each.checkVisibility())
  const there = await desk.waitForFunction(isThere, layer, { timeout: 3000 }).then(
    () => true,
    () => false,
  )
  await settled(desk)
  return there
}

/** The screen as it was: what stayed open would lie over what is opened next. */
async function close(desk: Page, path: string): Promise<void> {
  const isBare = async () => (await desk.locator(layer).filter({ visible: true }).count()) === 0
  if (!(await isBare())) await desk.keyboard.press('Escape')
  if (new URL(desk.url()).pathname === path.split('?')[0] && (await isBare())) return
  await desk.goto(path)
  await settled(desk)
}
