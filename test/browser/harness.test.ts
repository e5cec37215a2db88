import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, expect, it } from 'vitest'
import { browser, page, shoot, troublesOf } from './harness.ts'

const server = createServer((_, reply) => reply.setHeader('content-type', 'text/html; charset=utf-8').end('<h1>客心</h1>')).listen(0, '127.0.0.1')
afterAll(() => server.close())
await once(server, 'listening')
const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
const chrome = await browser()

it('draws Chinese with a Chinese font, not with boxes', async () => {
  const opened = await page(chrome, { at, size: 'phone' })
  await opened.goto('/')
  // A missing letter is drawn as the same box for every letter; two letters drawn alike would show it.
  const drawn = await opened.evaluate(() =>
    ['客', '心'].map((letter) => {
      const canvas = document.createElement('canvas')
      const pen = canvas.getContext('2d') as CanvasRenderingContext2D
      pen.font = '40px sans-serif'
      pen.fillText(letter, 0, 50)
      return canvas.toDataURL()
    }),
  )
  expect(drawn[0]).not.toBe(drawn[1])
  await shoot(opened, 'harness')
  expect(troublesOf(opened)).toEqual([])
})

it('hears what goes wrong in a page', async () => {
  const opened = await page(chrome, { at })
  await opened.goto('/')
  await opened.addScriptTag({ content: 'setTimeout(() => { throw new Error("broken on purpose") })' })
  await expect.poll(() => troublesOf(opened)).toEqual([expect.stringContaining('broken on purpose')])
})
