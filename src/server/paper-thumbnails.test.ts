import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { describe, expect, it, vi } from 'vitest'
import { bootApp } from '../../test/app.ts'
import { upload } from '../../test/upload.ts'

vi.setConfig({ testTimeout: 120_000 })

const { admin } = await bootApp()

type Wish = {
  readonly content?: string | Buffer
  readonly box?: string
  readonly more?: string
  readonly filter?: string
  readonly objects?: readonly string[]
}

/** A PDF of one page, as short as one can be. */
function paper({ content = '1 0 0 rg 100 100 300 300 re f', box = '0 0 595 842', more = '', filter = '', objects = [] }: Wish = {}): Buffer {
  const stream = Buffer.from(content)
  const page = `<</Type/Page/Parent 2 0 R/MediaBox[${box}]/Contents 4 0 R/Resources<<${more}>>>>`
  const parts: (string | Buffer)[][] = [
    ['<</Type/Catalog/Pages 2 0 R>>'],
    ['<</Type/Pages/Kids[3 0 R]/Count 1>>'],
    [page],
    [`<</Length ${stream.length}${filter}>>stream\n`, stream, '\nendstream'],
    ...objects.map((each) => [each]),
  ]
  let out = Buffer.from('%PDF-1.4\n')
  const places: number[] = []
  for (const [at, part] of parts.entries()) {
    places.push(out.length)
    out = Buffer.concat([out, Buffer.from(`${at + 1} 0 obj\n`), ...part.map((each) => Buffer.from(each)), Buffer.from('\nendobj\n')])
  }
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  const end = `xref\n0 ${parts.length + 1}\n0000000000 65535 f \n${table}trailer<</Size ${parts.length + 1}/Root 1 0 R>>\nstartxref\n${out.length}\n%%EOF`
  return Buffer.concat([out, Buffer.from(end)])
}

const brought = async (name: string, bytes: Buffer) => (await upload(admin, { name, bytes })).body.file
const thumbnail = (id: string) => admin.send({ method: 'GET', url: `/api/files/${id}/thumbnail` })

describe('the thumbnail of a paper', () => {
  it('is its first page, small, made when it is first asked for and kept', async () => {
    const { id } = await brought('报价单.pdf', paper())
    for (const _ of ['drawn', 'kept']) {
      const answer = await thumbnail(id)
      expect([answer.statusCode, answer.headers['content-type'], answer.headers['content-disposition']]).toEqual([
        200,
        'image/webp',
        expect.stringContaining('inline'),
      ])
      const { width, height } = await sharp(answer.rawPayload).metadata()
      expect([width, height]).toEqual([339, 480])
      const [red = 0, green = 255] = await sharp(answer.rawPayload).extract({ left: 140, top: 340, width: 1, height: 1 }).removeAlpha().raw().toBuffer()
      expect([red > 200, green < 60]).toEqual([true, true])
    }
  })

  it.each([
    ['is cut off', paper().subarray(0, 60)],
    ['is rubbish after its head', Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(50_000, 0xfe)])],
    ['has no pages', Buffer.from('%PDF-1.4\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer<</Root 1 0 R>>\n%%EOF')],
    ['wants a password', paper().subarray(0)],
  ])('is none where the paper %s, and the house goes on', async (what, bytes) => {
    const text = bytes.toString('latin1')
    const locked = `/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -44/O<${'ab'.repeat(32)}>/U<${'cd'.repeat(32)}>>>/ID[<${'01'.repeat(16)}><${'01'.repeat(16)}>]`
    const given = what === 'wants a password' ? Buffer.from(text.replace('/Root 1 0 R', `/Root 1 0 R${locked}`), 'latin1') : bytes
    const { id } = await brought(`${what}.pdf`, given)
    for (const _ of ['tried', 'not tried again']) expect((await thumbnail(id)).statusCode).toBe(404)
    expect((await admin.get('/api/me')).status).toBe(200)
  })

  it.each([
    ['a page as large as a town', paper({ box: '0 0 100000000 100000000' })],
    ['a page without any size', paper({ box: '0 0 0 0' })],
    ['hundreds of megabytes packed into one', paper({ content: deflateSync(Buffer.alloc(300_000_000, ' ')), filter: '/Filter/FlateDecode' })],
    [
      'a form that draws itself for ever',
      paper({
        content: '/F Do',
        more: '/XObject<</F 5 0 R>>',
        objects: ['<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 5 0 R>>>>/Length 5>>stream\n/F Do\nendstream'],
      }),
    ],
  ])('comes of %s, or does not; the house goes on', async (what, bytes) => {
    const { id } = await brought('hostile.pdf', bytes)
    expect([200, 404], what).toContain((await thumbnail(id)).statusCode)
    expect((await admin.get('/api/me')).status).toBe(200)
  })
})
