import { createDecipheriv, createECDH, createPublicKey, hkdfSync, verify } from 'node:crypto'
import { expect, it } from 'vitest'
import { seal } from './seal.ts'
import { makeVapid } from './vapid.ts'

const bytes = (text: string): Buffer => Buffer.from(text, 'base64url')

it('seals the example of RFC 8291 to the very bytes it prints', () => {
  const ear = {
    p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
    auth: 'BTBZMqHH6r4Tts7J_aSIgg',
  }
  const sealed = seal(ear, 'When I grow up, I want to be a watermelon', {
    salt: bytes('DGv6ra1nlYgDCS1FRnbzlw'),
    privateKey: bytes('yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw'),
  })
  expect(sealed.toString('base64url')).toBe(
    'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
  )
})

it('is opened by the browser it is for', () => {
  const browser = createECDH('prime256v1')
  browser.generateKeys()
  const auth = Buffer.alloc(16, 7)
  const sealed = seal({ p256dh: browser.getPublicKey('base64url'), auth: auth.toString('base64url') }, '您有一个提醒')
  const [salt, point, text] = [sealed.subarray(0, 16), sealed.subarray(21, 86), sealed.subarray(86)]
  const hkdf = (from: Buffer, key: Buffer, use: Buffer, size: number) => Buffer.from(hkdfSync('sha256', key, from, use, size))
  const key = hkdf(auth, browser.computeSecret(point), Buffer.concat([Buffer.from('WebPush: info\0'), browser.getPublicKey(), point]), 32)
  const opener = createDecipheriv(
    'aes-128-gcm',
    hkdf(salt, key, Buffer.from('Content-Encoding: aes128gcm\0'), 16),
    hkdf(salt, key, Buffer.from('Content-Encoding: nonce\0'), 12),
  )
  opener.setAuthTag(text.subarray(-16))
  const plain = Buffer.concat([opener.update(text.subarray(0, -16)), opener.final()])
  expect(plain.at(-1)).toBe(2)
  expect(plain.subarray(0, -1).toString()).toBe('您有一个提醒')
})

it('says who it is with a token that the public key proves, the same in every process of one house', () => {
  const vapid = makeVapid('a secret of this house', 'mailto:kexin@example.test')
  expect(makeVapid('a secret of this house', 'x').publicKey).toBe(vapid.publicKey)
  expect(makeVapid('another', 'x').publicKey).not.toBe(vapid.publicKey)
  const said = /^vapid t=([^.]+\.[^.]+)\.([^,]+), k=(.+)$/.exec(vapid.sign('https://push.example', new Date('2026-11-22T00:00:00Z')))
  const [, signed = '', signature = '', point = ''] = said ?? []
  const jwk = { kty: 'EC', crv: 'P-256', x: bytes(point).subarray(1, 33).toString('base64url'), y: bytes(point).subarray(33).toString('base64url') }
  const key = createPublicKey({ format: 'jwk', key: jwk })
  expect(verify('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' }, bytes(signature))).toBe(true)
  expect(JSON.parse(bytes(signed.split('.')[1] ?? '').toString())).toEqual({ aud: 'https://push.example', exp: 1795348800, sub: 'mailto:kexin@example.test' })
})
