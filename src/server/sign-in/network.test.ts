import { expect, it } from 'vitest'
import { cleanAgent, networkOf } from './network.ts'
import { demandOwnPage, isKnownHost, trustedOrigins } from './origins.ts'

it('counts a whole IPv6 /56 as one caller, and an IPv4 address however it is written', () => {
  expect(networkOf('2001:db8:1:22ff::1')).toBe(networkOf('2001:db8:1:2201:ffff::9'))
  expect(networkOf('2001:db8:1:22ff::1')).not.toBe(networkOf('2001:db8:1:23ff::1'))
  expect(networkOf('::ffff:203.0.113.7')).toBe('203.0.113.7')
  expect(networkOf('not an address')).toBe('0.0.0.0')
})

it('keeps a forged line and a colour code out of the sign-in log', () => {
  expect(cleanAgent('Mozilla\r\n{"level":60}\u001b[31m\u202Eevil')).toBe('Mozilla {"level":60} [31m evil')
  expect(cleanAgent('x'.repeat(5000))).toHaveLength(200)
})

const origins = trustedOrigins({ url: 'https://crm.example.com', port: 3000, bound: ['192.168.1.5', 'fe80::1'] })

it('trusts the public address, every spelling of this machine and the addresses listened on', () => {
  expect(origins).toEqual([
    'https://crm.example.com',
    'http://localhost:3000',
    'http://127.0.0.1:3000',
    'http://[::1]:3000',
    'http://192.168.1.5:3000',
    'http://[fe80::1]:3000',
  ])
})

it('knows its own hosts and no other', () => {
  for (const host of ['crm.example.com', 'CRM.example.com:443', 'localhost:3000', '[::1]:3000', '192.168.1.5:3000'])
    expect(isKnownHost(host, origins), host).toBe(true)
  for (const host of ['evil.com', 'crm.example.com.evil.com', 'localhost', 'crm.example.com:8443', undefined])
    expect(isKnownHost(host, origins), host).toBe(false)
})

it('lets a program without Origin pass and refuses the page of another site', () => {
  const passes = (heads: Record<string, string | undefined>) => () => demandOwnPage('POST', heads, origins)
  for (const heads of [
    {},
    { cookie: 'a=b' },
    { origin: 'http://localhost:3000' },
    { 'sec-fetch-site': 'same-origin' },
    { referer: 'https://crm.example.com/login' },
  ])
    expect(passes(heads), JSON.stringify(heads)).not.toThrow()
  for (const heads of [
    { origin: 'https://evil.com' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { referer: 'https://evil.com/x' },
    { origin: 'https://evil.com', 'sec-fetch-site': 'same-origin' },
  ])
    expect(passes(heads), JSON.stringify(heads)).toThrow()
  expect(() => demandOwnPage('GET', { origin: 'https://evil.com' }, origins)).not.toThrow()
})
