import { expect, it } from 'vitest'
import { urlKind } from './url.ts'

it('takes a bare host for https', () => {
  expect(urlKind.parse('www.Example.com', {})).toEqual({ value: 'https://www.example.com/' })
  expect(urlKind.read('example.com:8080/a', {})).toEqual({ value: 'https://example.com:8080/a' })
})

it.each([
  'javascript:alert(1)',
  'java\tscript:alert(1)',
  ' JAVASCRIPT:alert(1)',
  'data:text/html,<script>',
  'vbscript:x',
  'file:///etc/passwd',
  'https://bank.cn@evil.cn',
  'blob:https://a.cn/1',
])('is no way to run script or forge a host: %j', (written) => {
  expect(urlKind.parse(written, {})).toMatchObject({ code: 'url' })
})
