import sharp from 'sharp'
import type { Caller } from './app.ts'

export type Upload = { readonly name: string; readonly bytes: Buffer; readonly type?: string; readonly field?: string }
const boundary = 'kexin-test-boundary'

/** A multipart body as a browser writes it, file names raw in UTF-8. */
export function formOf(...files: readonly Upload[]): { payload: Buffer; headers: Record<string, string> } {
  const parts = files.flatMap(({ name, bytes, type = 'application/octet-stream', field = 'file' }) => [
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${field}"; filename="${name.replaceAll('"', '%22')}"\r\nContent-Type: ${type}\r\n\r\n`),
    bytes,
    Buffer.from('\r\n'),
  ])
  return { payload: Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]), headers: { 'content-type': `multipart/form-data; boundary=${boundary}` } }
}

export type Uploaded = {
  readonly status: number
  readonly body: { readonly file: { id: string; name: string; type: string; size: number; width: number | null; height: number | null } } & Record<
    string,
    unknown
  >
}

export async function upload(who: Caller, file: Upload): Promise<Uploaded> {
  const answer = await who.send({ method: 'POST', url: '/api/files', ...formOf(file) })
  return { status: answer.statusCode, body: answer.json() }
}

/** A picture of one colour, with what a phone writes into it: where it was taken, by what. */
export const photo = (width = 800, height = 600): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: '#336699' } })
    .withExif({ IFD0: { Make: 'SecretPhone' }, IFD3: { GPSLatitude: '29/1 33/1 0/1', GPSLatitudeRef: 'N' } })
    .jpeg()
    .toBuffer()
