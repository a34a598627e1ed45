import { type TemporaryCloud, temporaryCloud } from '../testing/temporary-cloud'

let here: TemporaryCloud

beforeAll(async () => {
  here = await temporaryCloud({
    collections: [
      { name: 'places', indexes: [{ name: 'at', keys: [{ field: 'at', direction: '2dsphere' }] }] },
    ],
  })
})
afterAll(() => here.remove())

const rectangle = (west: number, south: number, east: number, north: number) => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ],
})

it('an index finds what lies between an edge on the sphere and the same edge on a flat map', async () => {
  const places = here.database.collection('places')
  await places.add([
    { _id: 'point', at: { type: 'Point', coordinates: [115, 50.5] } },
    { _id: 'across', at: { type: 'Point', coordinates: [-179.5, 10] } },
    {
      _id: 'line',
      at: {
        type: 'LineString',
        coordinates: [
          [100, 60],
          [130, 60],
        ],
      },
    },
  ])
  const found = async (operator: string, geometry: object) => {
    const where = { at: { [operator]: { $geometry: geometry } } }
    const { data } = await places.where(where).get()
    expect(here.cloud.queries().at(-1)?.index).toBe('at')
    return data.map(({ _id }) => _id)
  }
  expect(await found('$geoWithin', rectangle(100, 40, 130, 50))).toEqual(['point'])
  expect(await found('$geoWithin', rectangle(170, 0, -170, 20))).toEqual(['across'])
  // The line is at 60.9° north there.
  expect(await found('$geoIntersects', rectangle(114, 60.7, 116, 61.2))).toEqual(['line'])
  expect(await found('$geoIntersects', rectangle(114, 59.9, 116, 60.1))).toEqual([])
})
