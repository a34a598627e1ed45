import assert from 'node:assert/strict'
import { refused } from '../expect'
import type { Room, World } from '../world'
import { RUNS, SCORES } from './stage-runs'

/** Every stage of a pipeline. */
export const stages: Room = {
  name: 'stages of aggregation',
  cases: [
    ...RUNS.map(([name, documents, pipeline, result]) => ({
      name,
      run: async (world: World) => {
        const collection = await world.collection(documents)
        const found = await pipeline(collection.aggregate(), world).end()
        assert.equal(typeof found.requestId, 'string')
        assert.deepEqual(found.data, result)
      },
    })),
    {
      name: 'sample',
      run: async ({ collection }) => {
        const things = await collection(SCORES)
        assert.equal((await things.aggregate().sample({ size: 2 }).end()).data.length, 2)
        assert.equal((await things.aggregate().sample({ size: 100 }).end()).data.length, 6)
      },
    },
    {
      name: 'stages as MongoDB writes them',
      run: async ({ collection }) => {
        const things = (await collection(SCORES)).options({ raw: true })
        const counted = await things.aggregate([{ $match: { author: { $eq: 'li' } } }, { $count: 'n' }]).end()
        assert.deepEqual(counted.data, [{ n: 2 }])
        const faceted = await things
          .aggregate([
            {
              $facet: {
                all: [{ $count: 'n' }],
                best: [{ $sort: { score: -1 } }, { $limit: 1 }, { $project: { score: 1 } }],
              },
            },
          ])
          .end()
        assert.deepEqual(faceted.data, [{ all: [{ n: 6 }], best: [{ _id: 6, score: 94 }] }])
      },
    },
    {
      name: 'a pipeline is handed out without being sent',
      run: async ({ $ }) => {
        const pipeline = $.pipeline().match({ a: 1 }).limit(2)
        assert.deepEqual(pipeline.done(), [{ $match: { a: { $numberInt: '1' } } }, { $limit: 2 }])
        assert.deepEqual(
          pipeline.unwrap().map(stage => stage.stageKey),
          ['$match', '$limit'],
        )
        await assert.rejects(pipeline.end())
      },
    },
    {
      name: 'what is wrong in a pipeline is refused',
      run: async ({ collection, missing, $ }) => {
        const things = await collection(SCORES)
        const bad = ['DATABASE_REQUEST_FAILED', 'INVALID_PARAM']
        await refused(things.aggregate().limit(-1).end(), ...bad)
        await refused(things.aggregate().skip(-1).end(), ...bad)
        await refused(
          things
            .aggregate()
            .group({ n: $.sum(1) })
            .end(),
          ...bad,
        )
        await refused(things.aggregate().group({ _id: null, n: 1 }).end(), ...bad)
        await refused(things.aggregate().project({}).end(), ...bad)
        await refused(things.aggregate().unwind('size').end(), ...bad)
        await refused(things.aggregate().count('').end(), ...bad)
        await refused(things.aggregate().replaceRoot({ newRoot: '$author' }).end(), ...bad)
        await refused(
          things
            .aggregate()
            .bucket({ groupBy: '$score', boundaries: [0, 10] })
            .end(),
          ...bad,
        )
        await refused(
          things
            .aggregate()
            .project({ a: { $frobnicate: 1 } })
            .end(),
          ...bad,
        )
        await refused(
          things
            .aggregate()
            .project({ a: $.meta('textScore') })
            .end(),
          ...bad,
        )
        await refused(things.aggregate().sample({ size: -1 }).end(), ...bad)
        await refused(
          things
            .aggregate()
            .project({ a: $.divide(['$score', 0]) })
            .end(),
          ...bad,
        )
        await refused(
          things
            .aggregate()
            .project({ a: $.mod(['$score', 0]) })
            .end(),
          ...bad,
        )
        await refused(
          things
            .aggregate()
            .project({ a: $.ln(0) })
            .end(),
          ...bad,
        )
        await refused(
          things
            .aggregate()
            .project({ a: $.add(['$author', 1]) })
            .end(),
          ...bad,
        )
        await refused(
          things
            .aggregate()
            .project({ a: $.size('$author') })
            .end(),
          ...bad,
        )
        await refused(
          things
            .aggregate()
            .project({ a: $.size('$nothing') })
            .end(),
          ...bad,
        )
        await refused(
          things
            .aggregate()
            .project({ a: $.switch({ branches: [{ case: false, then: 1 }] }) })
            .end(),
          ...bad,
        )
        await refused(things.aggregate().project({ a: '$$nothing' }).end(), ...bad)
        await refused(
          things
            .aggregate()
            .project({ a: $.range([0, 1e9]) })
            .end(),
          ...bad,
        )
        await refused(
          things
            .aggregate()
            .project({ a: $.hour({ date: new Date(), timezone: 'No/Where' }) })
            .end(),
          ...bad,
        )
        await refused(
          things
            .aggregate()
            .project({ a: $.dateFromString({ dateString: 'soon' }) })
            .end(),
          ...bad,
        )
        await refused(
          things
            .options({ raw: true })
            .aggregate([{ $frobnicate: {} }])
            .end(),
          ...bad,
        )
        await refused(
          things.aggregate().lookup({ from: missing, localField: 'a', as: 'b' }).end(),
          ...bad,
          'DATABASE_COLLECTION_NOT_EXIST',
        )
      },
    },
  ],
}
