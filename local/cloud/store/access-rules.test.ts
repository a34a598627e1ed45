import { type TemporaryCloud, temporaryCloud } from '../testing/temporary-cloud'

let here: TemporaryCloud

afterEach(() => here.remove())

const shown = async () =>
  ((await (await fetch(`${here.cloud.url}/collections`)).json()) as { collections: object[] }).collections

it('access rules are kept with their collections, and change with what is declared', async () => {
  const owned = { read: true, write: 'doc._openid == auth.openid' }
  here = await temporaryCloud({
    collections: [
      { name: 'owned', rule: owned, indexes: [] },
      { name: 'closed', rule: 'ADMINONLY', indexes: [{ name: 'n', keys: [{ field: 'n', direction: 1 }] }] },
    ],
  })
  await here.database.createCollection('made')
  const closed = {
    name: 'closed',
    indexes: [{ name: 'n', unique: false, keys: [{ field: 'n', direction: 1 }] }],
  }
  const made = { name: 'made', indexes: [] }
  const ownedNow = { name: 'owned', rule: owned, indexes: [] }
  expect(await shown()).toEqual([{ ...closed, rule: 'ADMINONLY' }, made, ownedNow])

  here = await here.restart({ collections: [{ name: 'closed', rule: 'PRIVATE', indexes: [] }] })
  expect(await shown()).toEqual([{ name: 'closed', rule: 'PRIVATE', indexes: [] }, made, ownedNow])
})

it('an SDK with administrator’s rights passes every rule', async () => {
  here = await temporaryCloud({
    collections: [{ name: 'none', rule: { read: false, write: false }, indexes: [] }],
  })
  await here.database.collection('none').add({ _id: 'a' })
  expect((await here.database.collection('none').get()).data).toEqual([{ _id: 'a' }])
})
