import type { Lang } from '../../kernel/label.ts'
import { readProblem } from '../api/problem.ts'

/** Fetches a file in the language of the screen, which a bare link would not say, and hands it to the browser under its own name. */
export async function download(path: string, lang: Lang): Promise<void> {
  const response = await fetch(path, { credentials: 'same-origin', headers: { 'accept-language': lang === 'zh' ? 'zh-CN' : 'en' } })
  if (!response.ok) throw await readProblem(response)
  const name = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? 'file'
  const url = URL.createObjectURL(await response.blob())
  const link = Object.assign(document.createElement('a'), { href: url, download: decodeURIComponent(name) })
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
