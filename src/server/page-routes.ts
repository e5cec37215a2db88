import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import type { Lang } from '../kernel/label.ts'
import { Problem } from '../kernel/problem.ts'
import { answerProblem, langOf } from './problems.ts'

const doors = new Set(['/sign-in', '/set-up', '/forgotten', '/set-password'])
/** What every page inside asks first, fetched while the browser still reads the scripts. */
const firstQuestions = ['/api/me', '/api/objects'].map((path) => `<${path}>; rel=preload; as=fetch; crossorigin`)

/** The words of a language, ours and antd's, as the build has named them: fetched beside the first scripts, which ask for them too late. */
function wordFiles(folder: string, lang: Lang): string[] {
  const assets = join(folder, 'assets')
  const names = lang === 'zh' ? /^(words\.zh|zh_CN)-.*\.js$/ : /^(words\.en|en_US)-.*\.js$/
  const files = existsSync(assets) ? readdirSync(assets).filter((name) => names.test(name)) : []
  return files.map((name) => `</assets/${name}>; rel=modulepreload`)
}

/** The built pages: files with a hash in their name are kept a year, the page itself is asked for each time, and every address of a screen answers it. */
export async function pageRoutes(app: FastifyInstance, folder: string): Promise<void> {
  app.addHook('onRoute', (route) => {
    route.config = { ...route.config, policy: 'public' }
  })
  await app.register(fastifyStatic, {
    root: folder,
    wildcard: false,
    index: false,
    setHeaders: (reply, path) => {
      reply.header('cache-control', path.startsWith(join(folder, 'assets')) ? 'public, max-age=31536000, immutable' : 'no-cache')
      // Other sites load it by a script tag; it only lays a frame.
      if (path === join(folder, 'forms', 'embed.js')) reply.header('cross-origin-resource-policy', 'cross-origin')
    },
    preCompressed: true,
  })
  const words = { zh: wordFiles(folder, 'zh'), en: wordFiles(folder, 'en') }
  app.get('/*', (request, reply) => {
    const path = request.url.split('?')[0] as string
    if (path.startsWith('/api/') || path.startsWith('/health/') || path.includes('/.') || /\.[a-z0-9]{2,5}$/i.test(path))
      return answerProblem(new Problem('missing', { zh: '没有这个地址', en: 'There is nothing at this address' }), request, reply)
    const page = join(folder, 'index.html')
    if (!existsSync(page)) return answerProblem(new Problem('missing', { zh: '网页尚未生成', en: 'The web pages are not built' }), request, reply)
    const ahead = [...words[langOf(request.headers['accept-language'])], ...(doors.has(path) ? [] : firstQuestions)]
    if (ahead.length) reply.header('link', ahead.join(', '))
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(readFileSync(page))
  })
}
