import { type Label, say } from '../../kernel/label.ts'
import { Problem } from '../../kernel/problem.ts'
import type { StoredFile, UploadWish } from '../../kit/sources.ts'
import { newId } from '../../lib/id.ts'
import { begunBefore, forgetBegun, rememberBegun } from './begun-uploads.ts'
import { ask, spoken } from './http.ts'
import { asProblem, isOffline, offline, readProblem } from './problem.ts'

/** Larger files go in pieces: a lost line then costs a piece and not the whole. */
const large = 2 * 1024 * 1024
/** A line that is gone for so long (ms) is not waited for any more. */
const patience = 600_000
const longestPause = 15_000

/** Sends one file; a large one goes on by itself when the line comes back. Fails with a sentence for the reader. */
export async function sendFile(file: File, wish: UploadWish = {}): Promise<StoredFile> {
  try {
    return file.size > large ? await sendPieces(file, wish) : await sendWhole(file, wish)
  } catch (error) {
    const { fields, detail } = asProblem(error)
    throw new Error(say(fields[0]?.message ?? detail, spoken()))
  }
}

async function sendWhole(file: File, { onProgress, signal, replaces }: UploadWish): Promise<StoredFile> {
  const form = new FormData()
  form.append('file', file, file.name)
  const address = `/api/files${replaces ? `?replaces=${replaces}` : ''}`
  const answer = await sendBytes({ method: 'POST', address, body: form, signal, onSent: (bytes) => onProgress?.(bytes / file.size) })
  if (answer.status !== 201) throw await readProblem(answer)
  return ((await answer.json()) as { file: StoredFile }).file
}

type Upload = { readonly id: string; readonly size: number; readonly received: number; readonly pieceSize: number }
type Progress = { readonly upload: Upload }

async function sendPieces(file: File, wish: UploadWish): Promise<StoredFile> {
  const { replaces, signal } = wish
  const more = signal ? { signal } : {}
  let upload = (await goneOn(file, wish)) ?? (await begin(file, wish))
  const at = `/api/uploads/${upload.id}`
  rememberBegun(file, replaces, upload.id)
  try {
    while (upload.received < upload.size) {
      const now = upload
      upload = await steadily(wish, () => sendPiece(file, now, wish))
    }
    const end = () => ask<{ file: StoredFile }>(`${at}/end`, { method: 'POST', body: {}, idempotencyKey: upload.id, ...more })
    const { file: stored } = await steadily(wish, end)
    forgetBegun(file, replaces)
    return stored
  } catch (error) {
    forgetBegun(file, replaces)
    // What nobody will go on with is let go; where even that is lost, the house sweeps it away tomorrow.
    void ask(at, { method: 'DELETE' }).catch(() => undefined)
    throw error
  }
}

async function begin(file: File, wish: UploadWish): Promise<Upload> {
  const { replaces, signal } = wish
  const body = { name: file.name, size: file.size, ...(replaces ? { replaces } : {}) }
  const begun = newId()
  const make = () => ask<Progress>('/api/uploads', { method: 'POST', body, idempotencyKey: begun, ...(signal ? { signal } : {}) })
  return (await steadily(wish, make)).upload
}

/** The same file, on its way when the page was left, as far as the house still has it. */
async function goneOn(file: File, wish: UploadWish): Promise<Upload | undefined> {
  const id = begunBefore(file, wish.replaces)
  if (!id) return undefined
  try {
    return (await steadily(wish, () => ask<Progress>(`/api/uploads/${id}`, wish.signal ? { signal: wish.signal } : {}))).upload
  } catch (error) {
    if (error instanceof Problem && error.code === 'missing') return undefined
    throw error
  }
}

/** A piece whose answer was lost is refused when it comes again, and the refusal says where to go on. */
async function sendPiece(file: File, upload: Upload, { onProgress, signal }: UploadWish): Promise<Upload> {
  const { id, received, pieceSize, size } = upload
  const body = await file
    .slice(received, received + pieceSize)
    .arrayBuffer()
    .catch(() => {
      throw new Problem('invalid', changed)
    })
  const address = `/api/uploads/${id}?offset=${received}`
  const answer = await sendBytes({ method: 'PUT', address, body, signal, onSent: (bytes) => onProgress?.((received + bytes) / size) })
  if (answer.status === 200) return ((await answer.json()) as Progress).upload
  const problem = await readProblem(answer)
  if (answer.status === 409 && typeof problem.extra.received === 'number') return { ...upload, received: problem.extra.received }
  throw problem
}

const changed: Label = { zh: '文件在上传时被修改或移走了，请重新选择', en: 'The file was changed or moved while it was sent; please choose it again' }

/** Done again, after a pause, as long as only the line or a house just starting stands in the way. */
async function steadily<Answer>({ onWait, signal }: UploadWish, send: () => Promise<Answer>): Promise<Answer> {
  const since = Date.now()
  for (let tries = 0; ; tries++) {
    try {
      const answer = await send()
      onWait?.(false)
      return answer
    } catch (error) {
      if (signal?.aborted || !passes(error) || Date.now() - since > patience) throw error
      onWait?.(true)
      await lineBack(Math.min(longestPause, 1000 * 2 ** tries), signal)
    }
  }
}

const passes = (error: unknown): boolean => isOffline(error) || (error instanceof Problem && [429, 502, 503, 504].includes(Number(error.extra.status)))

/** So many ms, or less where the browser says that it is connected again, or the reader that he waits no longer. */
function lineBack(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(go, ms)
    function go() {
      clearTimeout(timer)
      removeEventListener('online', go)
      signal?.removeEventListener('abort', go)
      resolve()
    }
    addEventListener('online', go)
    signal?.addEventListener('abort', go)
  })
}

type Sent = {
  readonly method: 'POST' | 'PUT'
  readonly address: string
  readonly body: FormData | ArrayBuffer
  readonly signal: AbortSignal | undefined
  readonly onSent: (bytes: number) => void
}

/** XMLHttpRequest, because fetch does not tell how much has been sent. */
async function sendBytes({ method, address, body, signal, onSent }: Sent): Promise<Response> {
  const call = new XMLHttpRequest()
  call.open(method, address)
  call.setRequestHeader('accept-language', spoken() === 'zh' ? 'zh-CN' : 'en')
  if (body instanceof ArrayBuffer) call.setRequestHeader('content-type', 'application/octet-stream')
  call.upload.onprogress = ({ loaded }) => onSent(loaded)
  const stop = () => call.abort()
  signal?.addEventListener('abort', stop)
  const ended = new Promise<void>((resolve) => {
    call.onloadend = () => resolve()
  })
  if (signal?.aborted) throw offline()
  call.send(body)
  await ended
  signal?.removeEventListener('abort', stop)
  if (call.status === 0) throw offline()
  return new Response(call.responseText, { status: call.status })
}
