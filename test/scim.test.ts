import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { bootApp } from './app.ts'
import { scimClient } from './scim-client.ts'

const app = await bootApp()
const { admin, anon, opened } = app
const token = (await admin.post('/api/auth/directory/token')).body.token as string
const scim = scimClient(anon, token)
const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'
const person = (name: string, more: object = {}) =>
  scim.user({ userName: `${name}@corp.test`, externalId: `x-${name}`, name: { familyName: '王', givenName: '小明' }, active: true, ...more })
const made = async (name: string, more: object = {}) => (await scim.call('POST', '/Users', person(name, more))).body.id as string
const record = async (id: string) => (await admin.get(`/api/users/${id}`)).body.record

describe('people from the directory', () => {
  it('come with name, place and supervisor, are found by what the directory calls them, and page', async () => {
    const boss = await made('boss')
    const answer = await scim.call(
      'POST',
      '/Users',
      person('ann', {
        title: '经理',
        phoneNumbers: [{ value: '13800138000', type: 'mobile' }],
        [enterprise]: { department: '华东', manager: { value: boss } },
      }),
    )
    expect(answer.status).toBe(201)
    const row = await record(answer.body.id)
    expect(row).toMatchObject({ name: '王小明', email: 'ann@corp.test', jobTitle: '经理', supervisorId: boss, active: true, mainUnit: { title: '华东' } })
    for (const filter of ['userName eq "ANN@corp.test"', 'externalId eq "x-ann"', 'emails.value eq "ann@corp.test" and active eq true']) {
      const { body } = await scim.call('GET', `/Users?filter=${encodeURIComponent(filter)}`)
      expect([body.totalResults, body.Resources[0]?.id], filter).toEqual([1, answer.body.id])
    }
    const first = (await scim.call('GET', '/Users?startIndex=1&count=1')).body
    const second = (await scim.call('GET', '/Users?startIndex=2&count=1')).body
    expect([first.totalResults, first.Resources.length, second.Resources.length]).toEqual([2, 1, 1])
    expect(first.Resources[0].id).not.toBe(second.Resources[0].id)
    expect((await scim.call('GET', '/Users?count=0')).body).toMatchObject({ totalResults: 2, Resources: [] })
    expect((await admin.get(`/api/users/${answer.body.id}/facts`)).body.facts.at(-1)).toMatchObject({ verb: 'create', actor: { title: 'Kexin' } })
  })

  it('are found by every filter that directories write, and by no other', async () => {
    const [una, urs] = [
      await made('f-una', { title: 'Buyer', phoneNumbers: [{ value: '13800138001', type: 'mobile' }], [enterprise]: { department: '采购部' } }),
      await made('f-urs', { title: 'buyer of "steel"', active: false }),
    ]
    const both = [una, urs].toSorted()
    const found = async (filter: string) =>
      (await scim.call('GET', `/Users?filter=${encodeURIComponent(filter)}`)).body.Resources.map(({ id }: { id: string }) => id).toSorted()
    const told: readonly (readonly [string, readonly string[]])[] = [
      ['userName sw "F-u"', both],
      ['userName co "f-u" and active eq true', [una]],
      ['emails[type eq "work"].value ew "URS@corp.test"', [urs]],
      ['emails[type eq "work" and value eq "f-una@corp.test"]', [una]],
      ['userName sw "f-" and phoneNumbers pr', [una]],
      ['userName sw "f-" and not (phoneNumbers pr)', [urs]],
      ['userName sw "f-" and (title eq "buyer" or active eq false)', both],
      ['title co "\\"steel\\""', [urs]],
      [`${enterprise}:department eq "采购部"`, [una]],
      ['urn:ietf:params:scim:schemas:core:2.0:User:userName eq "f-urs@corp.test"', [urs]],
      ['externalId eq "X-f-una"', []],
      ['userName sw "f-" and userName ne "f-una@corp.test"', [urs]],
      ['userName sw "f-" and meta.lastModified gt "2020-01-01T00:00:00Z"', both],
      ['id eq "not of ours"', []],
      ['userName eq "f-una@corp.test" or userName eq "f-urs@corp.test" and active eq true', [una]],
      ['userName co "%"', []],
    ]
    for (const [filter, wanted] of told) expect(await found(filter), filter).toEqual(wanted)
  })

  it('are changed in part, by any of the ways directories write it', async () => {
    const id = await made('bo', { [enterprise]: { department: '华东' } })
    await scim.patch(`/Users/${id}`, { op: 'Replace', path: 'name.givenName', value: '大明' }, { op: 'add', path: 'name.familyName', value: '张' })
    expect((await record(id)).name).toBe('张大明')
    await scim.patch(`/Users/${id}`, { op: 'replace', path: 'displayName', value: '张总' })
    expect((await record(id)).name).toBe('张总')
    await scim.patch(`/Users/${id}`, { op: 'replace', value: { displayName: 'x', 'name.formatted': '李四', [enterprise]: { department: '西南' } } })
    expect(await record(id)).toMatchObject({ name: '李四', mainUnit: { title: '西南' } })
    await scim.patch(`/Users/${id}`, { op: 'add', path: 'emails[type eq "work"].value', value: 'bo2@corp.test' })
    expect((await record(id)).email).toBe('bo2@corp.test')
    await scim.patch(`/Users/${id}`, { op: 'replace', path: 'emails[type eq "work" and primary eq true].value', value: 'bo3@corp.test' })
    expect((await record(id)).email).toBe('bo3@corp.test')
    await scim.patch(`/Users/${id}`, { op: 'Add', path: 'phoneNumbers[type eq "mobile"].value', value: '13800138002' })
    expect((await record(id)).phone).toContain('13800138002')
    await scim.patch(`/Users/${id}`, { op: 'Remove', path: 'phoneNumbers[type eq "mobile"]' })
    expect((await record(id)).phone).toBeNull()
    const boss = await made('bo-boss')
    await scim.patch(`/Users/${id}`, { op: 'Add', path: `${enterprise}:manager`, value: boss })
    expect((await record(id)).supervisorId).toBe(boss)
    expect((await scim.patch(`/Users/${id}`, { op: 'replace', path: 'emails[type sw "w"].value', value: 'x' })).body.scimType).toBe('invalidPath')
    await scim.patch(`/Users/${id}`, { op: 'replace', path: `${enterprise}:department`, value: '华北' }, { op: 'replace', path: 'active', value: 'False' })
    expect(await record(id)).toMatchObject({ active: false, mainUnit: { title: '华北' } })
  })

  it('are out at once when they are taken away, whatever door they came by, and are the same again when they come back', async () => {
    const id = await made('cy')
    const email = 'cy@corp.test'
    const link = (await admin.post(`/api/auth/people/${id}/link`)).body.link as string
    await anon.post('/api/auth/reset-password', { token: link.split('#')[1], newPassword: 'kite lamp river 92' })
    const inside = await anon.send({ method: 'POST', url: '/api/auth/sign-in/email', payload: { email, password: 'kite lamp river 92' } })
    const cookie = inside.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ')
    const me = () => anon.send({ method: 'GET', url: '/api/me', headers: { cookie } })
    expect((await me()).statusCode).toBe(200)
    expect((await scim.patch(`/Users/${id}`, { op: 'replace', path: 'active', value: false })).body.active).toBe(false)
    expect((await me()).statusCode).toBe(401)
    expect((await scim.call('DELETE', `/Users/${id}`)).status).toBe(204)
    expect((await scim.call('GET', `/Users/${id}`)).status).toBe(404)
    expect((await scim.call('GET', `/Users?filter=${encodeURIComponent(`userName eq "${email}"`)}`)).body.totalResults).toBe(0)
    expect((await record(id)).active).toBe(false)
    const back = await scim.call('POST', '/Users', person('cy'))
    expect([back.status, back.body.id, back.body.active]).toEqual([201, id, true])
    expect((await me()).statusCode).toBe(401)
  })
})

describe('groups', () => {
  it('are roles: the directory says who holds one, an administrator what it gives', async () => {
    const [ann, bo] = [await made('g-ann'), await made('g-bo')]
    const repId = app.roleId('rep')
    const group = await scim.patch(`/Groups/${repId}`, { op: 'add', path: 'members', value: [{ value: ann }, { value: bo }] })
    expect(group.body.members.map(({ value }: { value: string }) => value).sort()).toEqual([ann, bo].sort())
    expect((await record(ann)).roleIds).toEqual([repId])
    const asked = (filter: string, more = '') => scim.call('GET', `/Groups?filter=${encodeURIComponent(filter)}${more}`)
    expect((await asked(`members[value eq "${ann}"]`)).body.Resources.map(({ id }: { id: string }) => id)).toEqual([repId])
    expect((await asked(`id eq "${repId}" and members.value eq "${app.adminId}"`)).body.totalResults).toBe(0)
    const lean = (await asked(`id eq "${repId}"`, '&excludedAttributes=members')).body.Resources[0]
    expect([lean.id, lean.members]).toEqual([repId, undefined])
    await scim.patch(`/Groups/${repId}`, { op: 'remove', path: `members[value eq "${ann}"]` })
    expect((await record(ann)).roleIds ?? []).toEqual([])
    const added = await scim.call('POST', '/Groups', scim.group({ displayName: '海外销售', externalId: 'g-1', members: [{ value: ann }] }))
    expect(added.status).toBe(201)
    expect(
      (await admin.get(`/api/grants?filter=${encodeURIComponent(JSON.stringify({ field: 'roleId', op: 'eq', value: added.body.id }))}`)).body.records,
    ).toEqual([])
    expect((await scim.call('GET', `/Groups?filter=${encodeURIComponent('displayName eq "海外销售"')}`)).body.Resources[0].id).toBe(added.body.id)
    expect((await scim.call('PUT', `/Groups/${added.body.id}`, scim.group({ displayName: '海外', members: [] }))).body).toMatchObject({
      displayName: '海外',
      members: [],
    })
    expect((await scim.call('DELETE', `/Groups/${added.body.id}`)).status).toBe(204)
    expect((await scim.call('GET', `/Groups/${added.body.id}`)).status).toBe(404)
  })
})

describe('what a directory may not do', () => {
  it('touch administrators: not see, change, disable or make one', async () => {
    const adminRole = app.roleId('admin')
    expect((await scim.call('GET', `/Users/${app.adminId}`)).status).toBe(404)
    expect((await scim.patch(`/Users/${app.adminId}`, { op: 'replace', path: 'active', value: false })).status).toBe(404)
    expect((await scim.call('DELETE', `/Users/${app.adminId}`)).status).toBe(404)
    expect((await scim.call('GET', `/Groups/${adminRole}`)).status).toBe(404)
    const id = await made('climber')
    expect((await scim.patch(`/Groups/${adminRole}`, { op: 'add', path: 'members', value: [{ value: id }] })).status).toBe(404)
    expect((await scim.call('GET', '/Groups?count=200')).body.Resources.some((each: { id: string }) => each.id === adminRole)).toBe(false)
    expect((await scim.call('POST', '/Users', scim.user({ userName: 'admin@kexin.test' }))).status).toBe(409)
    expect((await admin.get('/api/me')).status).toBe(200)
  })

  it('write nonsense: each is told apart in the protocol’s words, and nothing is written', async () => {
    const id = await made('strict')
    const count = async () => (await sql<{ n: string }>`select count(*) as n from "user"`.execute(opened.house.db)).rows[0]?.n
    const before = await count()
    const told = async (answer: Promise<{ status: number; body: Record<string, any> }>) => {
      const { status, body } = await answer
      return [status, body.scimType]
    }
    expect(await told(scim.call('POST', '/Users', person('strict')))).toEqual([409, 'uniqueness'])
    expect(await told(scim.call('POST', '/Users', scim.user({ displayName: 'x' })))).toEqual([400, 'invalidValue'])
    expect(await told(scim.call('POST', '/Users', scim.user({ userName: 'no address' })))).toEqual([400, 'invalidValue'])
    expect(await told(scim.call('POST', '/Users', []))).toEqual([400, 'invalidSyntax'])
    expect(await told(scim.call('PATCH', `/Users/${id}`, { Operations: [] }))).toEqual([400, 'invalidSyntax'])
    expect(await told(scim.patch(`/Users/${id}`, { op: 'explode', path: 'active' }))).toEqual([400, 'invalidSyntax'])
    expect(await told(scim.patch(`/Users/${id}`, { op: 'replace', path: 'a b c', value: 1 }))).toEqual([400, 'invalidPath'])
    expect(await told(scim.patch(`/Users/${id}`, { op: 'remove' }))).toEqual([400, 'noTarget'])
    expect(await told(scim.patch(`/Groups/${app.roleId('rep')}`, { op: 'add', path: 'members', value: [{ value: 'nobody' }] }))).toEqual([400, 'invalidValue'])
    const strange = ['password eq "x"', 'userName like "a"', 'userName eq', 'userName eq 5', "userName eq 'a'; drop table role", 'active gt true']
    const broken = ['(active eq true', 'active eq true)', 'not active eq true', 'emails[type eq "work"', 'active eq true and', 'meta.created gt "soon"']
    for (const filter of [...strange, ...broken, '('.repeat(3000), `userName eq "${'x'.repeat(5000)}"`])
      expect(await told(scim.call('GET', `/Users?filter=${encodeURIComponent(filter)}`)), filter).toEqual([400, 'invalidFilter'])
    expect((await scim.call('GET', '/Users/not-an-id')).status).toBe(404)
    expect(await count()).toBe(before)
  })

  it('call without the token, with a replaced one or with a person’s key; the token opens nothing else', async () => {
    const rep = await app.person({ name: '销售', roles: ['rep'] })
    for (const bad of ['', 'kxd_x', rep.key, `${token}x`]) expect((await scimClient(anon, bad).call('GET', '/Users')).status, bad).toBe(401)
    for (const url of ['/api/me', '/api/users', '/api/auth/directory'])
      expect((await anon.send({ method: 'GET', url, headers: { authorization: `Bearer ${token}` } })).statusCode, url).toBe(401)
    expect((await rep.post('/api/auth/directory/token')).status).toBe(403)
    const next = (await admin.post('/api/auth/directory/token')).body.token as string
    expect((await scim.call('GET', '/Users')).status).toBe(401)
    const renewed = scimClient(anon, next)
    for (const page of ['/ServiceProviderConfig', '/ResourceTypes', '/Schemas']) expect((await renewed.call('GET', page)).status).toBe(200)
    expect((await admin.get('/api/auth/directory')).text).not.toContain(next)
    expect((await admin.delete('/api/auth/directory/token')).status).toBe(204)
    expect((await renewed.call('GET', '/Users')).status).toBe(401)
  })
})
