import { enterprise, groupSchema, userSchema } from './resources.ts'

const config = 'urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig'
const type = 'urn:ietf:params:scim:schemas:core:2.0:ResourceType'
const list = 'urn:ietf:params:scim:api:messages:2.0:ListResponse'

const attribute = (name: string, more: object = {}) => ({
  name,
  type: 'string',
  multiValued: false,
  required: false,
  caseExact: false,
  mutability: 'readWrite',
  returned: 'default',
  uniqueness: 'none',
  ...more,
})
const many = (name: string) => attribute(name, { type: 'complex', multiValued: true, subAttributes: [attribute('value'), attribute('type')] })

const schemas = [
  {
    id: userSchema,
    name: 'User',
    attributes: [
      attribute('userName', { required: true, uniqueness: 'server' }),
      attribute('displayName'),
      attribute('name', { type: 'complex', subAttributes: ['formatted', 'familyName', 'givenName'].map((each) => attribute(each)) }),
      attribute('title'),
      attribute('active', { type: 'boolean' }),
      many('emails'),
      many('phoneNumbers'),
    ],
  },
  { id: groupSchema, name: 'Group', attributes: [attribute('displayName', { required: true }), many('members')] },
  {
    id: enterprise,
    name: 'EnterpriseUser',
    attributes: [attribute('department'), attribute('manager', { type: 'complex', subAttributes: [attribute('value')] })],
  },
]

const listed = (resources: readonly object[]) => ({
  schemas: [list],
  totalResults: resources.length,
  startIndex: 1,
  itemsPerPage: resources.length,
  Resources: resources,
})

/** What this house can do of the protocol, for directories that look before they begin (RFC 7644, 4). */
export const about = (home: () => string): Record<string, () => object> => ({
  ServiceProviderConfig: () => ({
    schemas: [config],
    patch: { supported: true },
    bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
    filter: { supported: true, maxResults: 200 },
    changePassword: { supported: false },
    sort: { supported: false },
    etag: { supported: false },
    authenticationSchemes: [{ type: 'oauthbearertoken', name: 'Bearer', description: 'The directory token that an administrator makes' }],
    meta: { resourceType: 'ServiceProviderConfig', location: `${home()}/ServiceProviderConfig` },
  }),
  ResourceTypes: () =>
    listed([
      { schemas: [type], id: 'User', name: 'User', endpoint: '/Users', schema: userSchema, schemaExtensions: [{ schema: enterprise, required: false }] },
      { schemas: [type], id: 'Group', name: 'Group', endpoint: '/Groups', schema: groupSchema },
    ]),
  Schemas: () => listed(schemas),
})
