import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isAt, ownDomain } from './own-domain.ts'

it('is the shared mailbox’s, however it is written', () => {
  expect(ownDomain('Cards@ACME.com.cn')).toBe('acme.com.cn')
  expect(isAt(ownDomain('cards@acme.cn'), 'plant@Acme.CN')).toBe(true)
  expect(isAt(ownDomain('cards@acme.cn'), 'plant@acme.cn.evil.example')).toBe(false)
  expect(isAt(ownDomain('cards@acme.cn'), 'plant@notacme.cn')).toBe(false)
})

it('is none where anybody may have a mailbox, in every name of a provider’s', () => {
  const open = [
    'qq.com',
    'vip.qq.com',
    'vip.163.com',
    '126.com',
    'gmail.com',
    'Foxmail.COM',
    'yahoo.co.jp',
    'yahoo.com.cn',
    'live.cn',
    'hotmail.com',
    '139.com',
  ]
  for (const domain of open) expect(ownDomain(`cards@${domain}`), domain).toBeNull()
  for (const domain of ['acme.cn', 'notqq.com', 'qq.com.cn.acme.cn', 'yahoo-trade.com', 'live-wire.cn']) expect(ownDomain(`a@${domain}`)).toBe(domain)
})

it('without one, no address at all is the company’s', () => {
  fc.assert(fc.property(fc.emailAddress(), (address) => !isAt(ownDomain('cards@qq.com'), address) && !isAt(ownDomain('no address'), address)))
})
