import { fileURLToPath } from 'node:url'
import { openBucket } from './store-bucket.ts'
import { openFolder } from './store-folder.ts'
import type { FileStore } from './store-shape.ts'

export type { FileStore, Part } from './store-shape.ts'

/** The store an address names: a folder (`file:`), or a bucket of any S3-compatible storage (`s3:`, decisions/019). */
export const openFileStore = (url: string): FileStore => (url.startsWith('s3:') ? openBucket(url) : openFolder(fileURLToPath(url)))
