import { placeOf, startBenchCloud } from './bench-cloud'
import { median, type Figure } from './figure'
import { nearby } from './nearest'

const ROUNDS = 150

/**
 * The rate of a whole `station.nearby` (invocation, contract, permission, query, presentation) as a share
 * of the rate of the one geo query that it cannot do without, sent by the bare SDK.
 */
export async function benchWholeCall(root: string): Promise<Figure[]> {
  const { cloud, database, stop } = await startBenchCloud(root, 442)
  try {
    const whole: number[] = []
    const bare: number[] = []
    const timed = async (times: number[], work: () => Promise<unknown>, round: number) => {
      const began = performance.now()
      await work()
      if (round >= 20) times.push(performance.now() - began)
    }
    for (let round = 0; round < ROUNDS; round++) {
      const point = placeOf(round * 7919)
      await timed(whole, () => nearby(cloud, point, {}), round)
      await timed(
        bare,
        () =>
          database
            .collection('stations')
            .where({
              tags: 'all',
              location: database.command.geoNear({ geometry: new database.Geo.Point(point.lng, point.lat) }),
            })
            .limit(10)
            .get(),
        round,
      )
    }
    const [w, b] = [median(whole), median(bare)]
    return [
      {
        name: 'station.nearby: its rate as a share of one bare geo query',
        value: b / w,
        budget: 0.5,
        atLeast: true,
        detail: `${(1000 / w).toFixed(0)}/s against ${(1000 / b).toFixed(0)}/s, one after the other`,
      },
    ]
  } finally {
    await stop()
  }
}
