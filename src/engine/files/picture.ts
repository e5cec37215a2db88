import sharp from 'sharp'
import { Problem } from '../../kernel/problem.ts'
import { makeGate } from '../../lib/gate.ts'

export type Size = { readonly width: number; readonly height: number }

/** A picture is unpacked in memory: a phone's 50 megapixels pass, a bomb of a billion does not (attack row 55). All frames of a moving one count. */
const mostPixels = 64_000_000
const mostFrames = 300
const mostSeconds = 20
const thumbnailEdge = 480

// A cache of open files would keep pictures that are gone; one picture may use one thread, and two are drawn at a time.
sharp.cache(false)
sharp.concurrency(1)
const gate = makeGate(2)

const refused = (zh: string, en: string): Problem => new Problem('invalid', { zh, en }, [{ field: 'file', code: 'picture', message: { zh, en } }])
const broken = (): Problem =>
  refused('图片已损坏或尺寸过大（上限 6400 万像素），请换一张', 'The picture is damaged or too large (64 megapixels at most); please choose another')

const formats = { 'image/png': 'png', 'image/jpeg': 'jpeg', 'image/webp': 'webp', 'image/gif': 'gif' } as const

/**
 * Draws a picture anew, upright, in its own format: where it was taken, by what, and anything hidden behind the pixels stay
 * behind (attack rows 34, 35). Moving pictures keep moving.
 */
export async function redraw(from: string, to: string, type: string): Promise<Size> {
  return gate(async () => {
    try {
      const frames = (await sharp(from, { limitInputPixels: mostPixels }).metadata()).pages ?? 1
      if (frames > mostFrames) throw broken()
      const format = formats[type as keyof typeof formats]
      const drawn = await sharp(from, { limitInputPixels: mostPixels, failOn: 'error', animated: frames > 1 })
        .autoOrient()
        .timeout({ seconds: mostSeconds })
        .toFormat(format, format === 'jpeg' ? { quality: 88 } : {})
        .toFile(to)
      return { width: drawn.width, height: drawn.pageHeight ?? drawn.height }
    } catch (error) {
      throw isFull(error) ? error : broken()
    }
  })
}

/** A small still picture for lists and walls, at most 480 either way. `from` has been redrawn, so it is sound. */
export async function drawThumbnail(from: string, to: string): Promise<void> {
  await gate(() =>
    sharp(from, { limitInputPixels: mostPixels, pages: 1 })
      .resize(thumbnailEdge, thumbnailEdge, { fit: 'inside', withoutEnlargement: true })
      .timeout({ seconds: mostSeconds })
      .webp({ quality: 78 })
      .toFile(to),
  )
}

/** A disk that is full is our trouble, not the picture's. */
const isFull = (error: unknown): boolean => error instanceof Error && /no space|ENOSPC/i.test(error.message)
