import { randomBytes } from 'node:crypto'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { bootApp } from '../../../test/app.ts'
import { photo, upload } from '../../../test/upload.ts'

const { person } = await bootApp()
const rep = await person({ name: '王小明', roles: ['rep'] })
const jpeg = await photo()

describe('a picture', () => {
  it('is redrawn without what the phone wrote into it, with its measures and a thumbnail', async () => {
    const { status, body } = await upload(rep, { name: '现场照片.jpeg', bytes: jpeg })
    expect([status, body.file]).toEqual([
      201,
      { id: expect.any(String), name: '现场照片.jpeg', type: 'image/jpeg', size: expect.any(Number), width: 800, height: 600 },
    ])
    const whole = await rep.send({ method: 'GET', url: `/api/files/${body.file.id}` })
    expect(whole.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'content-disposition': `inline; filename="____.jpeg"; filename*=UTF-8''${encodeURIComponent('现场照片.jpeg')}`,
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-cache',
    })
    expect((await sharp(whole.rawPayload).metadata()).exif).toBeUndefined()
    expect(whole.rawPayload.includes('SecretPhone')).toBe(false)
    const small = await rep.send({ method: 'GET', url: `/api/files/${body.file.id}/thumbnail` })
    expect(await sharp(small.rawPayload).metadata()).toMatchObject({ format: 'webp', width: 480, height: 360 })
    const again = await rep.send({ method: 'GET', url: `/api/files/${body.file.id}`, headers: { 'if-none-match': whole.headers.etag as string } })
    expect([again.statusCode, again.body]).toEqual([304, ''])
  })

  it('keeps moving when it moves', async () => {
    const { body } = await upload(rep, { name: 'a.gif', bytes: await movingGif() })
    const whole = await rep.send({ method: 'GET', url: `/api/files/${body.file.id}` })
    expect(await sharp(whole.rawPayload, { animated: true }).metadata()).toMatchObject({ format: 'gif', pages: 2 })
    expect([body.file.width, body.file.height]).toEqual([40, 30])
  })

  it('that unpacks to a gigabyte is refused before it is unpacked (row 55)', async () => {
    const bomb = await sharp({ create: { width: 12_000, height: 9_000, channels: 3, background: 'white' } })
      .png()
      .toBuffer()
    expect(bomb.length).toBeLessThan(1_000_000)
    const { status, body } = await upload(rep, { name: 'bomb.png', bytes: bomb })
    expect([status, body.fields]).toEqual([422, [expect.objectContaining({ field: 'file', code: 'picture' })]])
  })
})

/** Two frames, written by hand of raw pixels stacked: how sharp takes pages. */
const movingGif = (): Promise<Buffer> => {
  const half = 40 * 30 * 3
  return sharp(Buffer.concat([Buffer.alloc(half, 0), Buffer.alloc(half, 255)]), { raw: { width: 40, height: 60, channels: 3, pageHeight: 30 } })
    .gif()
    .toBuffer()
}

describe('what is taken (rows 34, 35)', () => {
  const html = Buffer.from('<!doctype html><script>alert(1)</script>')
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
  const exe = Buffer.concat([Buffer.from('MZ'), randomBytes(200)])

  it.each([
    ['page.html', html],
    ['logo.svg', svg],
    ['logo.png', svg],
    ['photo.jpg', html],
    ['report.pdf', html],
    ['sheet.xlsx', Buffer.from('%PDF-1.7 not a sheet')],
    ['setup.exe', exe],
    ['setup.txt', Buffer.concat([exe, Buffer.alloc(10)])],
    ['photo.png.html', jpeg],
    ['notes', html],
    ['empty.txt', Buffer.alloc(0)],
  ])('refuses %s', async (name, bytes) => {
    const { status, body } = await upload(rep, { name, bytes, type: 'image/png' })
    expect([status, (body.fields as { code: string }[])[0]?.code]).toEqual([422, 'fileType'])
  })

  it('serves a polyglot as what our table says, to be saved and never run', async () => {
    for (const [name, bytes, type] of [
      ['list.csv', html, 'text/csv'],
      ['notes.txt', svg, 'text/plain'],
      ['paper.pdf', Buffer.concat([Buffer.from('%PDF-1.7\n'), html]), 'application/pdf'],
    ] as const) {
      const { body } = await upload(rep, { name, bytes, type: 'text/html' })
      const answer = await rep.send({ method: 'GET', url: `/api/files/${body.file.id}` })
      expect(String(answer.headers['content-type'])).toMatch(type)
      expect(answer.headers['content-disposition']).toMatch(/^attachment;/)
      expect(answer.headers['content-security-policy']).toMatch(/^sandbox/)
    }
  })

  it('redraws a GIF that is a script as well, so that no script is left', async () => {
    const polyglot = Buffer.concat([await movingGif(), Buffer.from('*/=1;alert(document.domain)//')])
    const { body } = await upload(rep, { name: 'a.gif', bytes: polyglot })
    expect((await rep.send({ method: 'GET', url: `/api/files/${body.file.id}` })).rawPayload.includes('alert')).toBe(false)
  })

  it('calls a picture by what it is', async () => {
    expect((await upload(rep, { name: 'scan.png', bytes: jpeg })).body.file).toMatchObject({ name: 'scan.jpg', type: 'image/jpeg' })
  })
})

describe('a name (row 36)', () => {
  it.each([
    ['../../etc/passwd.txt', 'passwd.txt'],
    ['C:\\Users\\me\\合同.txt', '合同.txt'],
    ['a\u202Etxt.exe.txt', 'atxt.exe.txt'],
    ['con.txt', 'file-con.txt'],
    ['-rf.txt', 'rf.txt'],
    ['.htaccess.txt', 'htaccess.txt'],
    ['.txt', 'file.txt'],
    [`${'长'.repeat(4000)}.txt`, `${'长'.repeat(146)}.txt`],
    ['报价 😀 “终稿”.txt', '报价 😀 “终稿”.txt'],
  ])('%#: is shown without its path, without what deceives, and not too long', async (given, shown) => {
    const { body } = await upload(rep, { name: given, bytes: Buffer.from('hello') })
    expect(body.file.name).toBe(shown)
    const answer = await rep.send({ method: 'GET', url: `/api/files/${body.file.id}` })
    const [, whole = ''] = /filename\*=UTF-8''(\S+)$/.exec(String(answer.headers['content-disposition'])) ?? []
    expect(decodeURIComponent(whole)).toBe(shown)
  })
})
