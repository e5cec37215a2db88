import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const compressible = /\.(m?js|css|svg|html|webmanifest|json)$/

/** Writes .br and .gz beside each file once, so that the server compresses nothing while it serves. */
function compressOnce(): Plugin {
  let folder = ''
  return {
    name: 'compress-once',
    apply: 'build',
    configResolved: (config) => {
      folder = resolve(config.root, config.build.outDir)
    },
    closeBundle: () => {
      for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => compressible.test(name))) {
        const path = join(folder, file)
        const text = readFileSync(path)
        if (text.length < 1024) continue
        writeFileSync(`${path}.br`, brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }))
        writeFileSync(`${path}.gz`, gzipSync(text, { level: 8 }))
      }
    },
  }
}

/**
 * What PDF.js fetches by name while it draws: how Chinese fonts that a paper only names are read, and the decoders of scanned pages that
 * need no WebAssembly (our pages may run none).
 */
function layPdfParts(): Plugin {
  const from = resolve(import.meta.dirname, 'node_modules', 'pdfjs-dist')
  return {
    name: 'lay-pdf-parts',
    apply: 'build',
    writeBundle: ({ dir = '' }) => {
      mkdirSync(join(dir, 'pdf'), { recursive: true })
      cpSync(join(from, 'cmaps'), join(dir, 'pdf', 'cmaps'), { recursive: true })
      cpSync(join(from, 'wasm'), join(dir, 'pdf', 'wasm'), { recursive: true, filter: (path) => !/\.wasm$/.test(path) })
    },
  }
}

/**
 * A page of many small files waits for each of them in turn. What every screen needs comes in a few: the libraries that
 * seldom change apart from ours, so that a new version of the house leaves them in the browser's store.
 */
const libraries = /node_modules[\\/](react|react-dom|react-router|scheduler|i18next|@tanstack[\\/][a-z-]+)[\\/]/
const antdGround =
  /node_modules[\\/](antd[\\/]es[\\/](_util|button|config-provider|space|spin|style|theme|version|wave)|@ant-design|@rc-component[\\/](motion|util|resize-observer)|@emotion|stylis|clsx)[\\/]/
const antdPopups =
  /node_modules[\\/](antd[\\/]es[\\/](input|select|tag|empty|tooltip|popover|checkbox|rate|switch)|@rc-component[\\/](select|virtual-list|trigger|portal|overflow|tooltip|input|textarea|checkbox|rate|switch))[\\/]/

export default defineConfig({
  root: resolve(import.meta.dirname, 'src', 'web'),
  publicDir: 'public',
  plugins: [react(), layPdfParts(), compressOnce()],
  build: {
    outDir: resolve(import.meta.dirname, 'dist', 'web'),
    emptyOutDir: true,
    target: 'es2023',
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'libraries', test: libraries },
            { name: 'antd', test: antdGround },
            { name: 'fields', test: antdPopups },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' }, fs: { allow: [import.meta.dirname] } },
})
