import axe from 'axe-core'
import type { Page } from 'playwright-core'

/** Waits until a page has nothing on its way: no skeleton, no list being asked again, no spinning part. */
export async function settled(opened: Page): Promise<void> {
  await opened.locator('h1, h2, form, dialog').filter({ visible: true }).first().waitFor()
  await opened.waitForFunction(() => !document.querySelector('[aria-busy=true], .kx-wait, .kx-table-wait, .kx-field-wait, .kx-bar, .ant-spin-spinning'))
}

/** What axe-core holds against a page that a person with a screen reader, a keyboard or weak eyes would really stumble over. */
export async function stumbles(opened: Page, only?: readonly string[]): Promise<string[]> {
  if (!(await opened.evaluate(() => 'axe' in window))) await opened.evaluate(axe.source)
  const { violations } = await opened.evaluate(
    (rules) =>
      (window as unknown as { axe: typeof axe }).axe.run(document, {
        resultTypes: ['violations'],
        ...(rules ? { runOnly: { type: 'rule', values: rules } } : {}),
      }),
    only ? [...only] : null,
  )
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.slice(0, 3).map(({ target, failureSummary }) => `${id} ${target.join(' ')} ${failureSummary?.split('\n')[1]?.trim() ?? ''}`),
    )
}

/** The dark page is the same page: only its colours are looked at again. */
export async function inBothThemes(opened: Page): Promise<string[]> {
  const light = await stumbles(opened)
  await opened.emulateMedia({ colorScheme: 'dark' })
  const dark = await stumbles(opened, ['color-contrast'])
  await opened.emulateMedia({ colorScheme: 'light' })
  return [...light, ...dark.map((each) => `dark ${each}`)]
}

/** All that a reader meets on a page: its texts, and what names and hints say. */
export const textsOf = (opened: Page): Promise<string[]> =>
  opened.evaluate(() => {
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT, (node) =>
      node.parentElement?.closest('script,style,noscript') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
    )
    const texts = [document.title]
    for (let node = walk.nextNode(); node; node = walk.nextNode()) texts.push(node.textContent ?? '')
    for (const element of document.querySelectorAll('[aria-label],[title],[placeholder],[alt]'))
      for (const name of ['aria-label', 'title', 'placeholder', 'alt']) texts.push(element.getAttribute(name) ?? '')
    return texts.map((text) => text.trim()).filter(Boolean)
  })
