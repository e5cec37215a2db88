import { createPublicKey, verify } from 'node:crypto'
import { expect, it } from 'vitest'
import { makeBrowser } from '../../../test/push-browser.ts'
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
  const { subscription, open } = makeBrowser('https://push.example/one')
  expect(open(seal(subscription.keys, '您有一个提醒'))).toBe('您有一个提醒')
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
