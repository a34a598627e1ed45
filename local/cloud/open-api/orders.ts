import type { Verdict } from './content-check'

/** How the next calls of an API shall go. */
export type Order =
  /** Answered with an error. */
  | { errCode: number; errMsg: string }
  /** Never answered: the caller gives up, and cannot know what became of it. */
  | 'timeout'
  /** Answered as usual, after so many milliseconds. */
  | { late: number }
  /** Answered as usual, but what WeChat would tell of it later is lost on its way. */
  | { unheard: true }
  /** Content that is checked is judged so. */
  | { verdict: Verdict }

/** Orders by API, carried out in turn. */
export class Orders {
  private readonly waiting = new Map<string, Order[]>()

  add(api: string, order: Order, times: number): void {
    const orders = this.waiting.get(api) ?? []
    for (let i = 0; i < times; i++) orders.push(order)
    this.waiting.set(api, orders)
  }

  next(api: string): Order | undefined {
    return this.waiting.get(api)?.shift()
  }

  /** How many wait for each API. */
  list(): { api: string; order: Order; times: number }[] {
    return [...this.waiting].flatMap(([api, orders]) => {
      const [order] = orders
      return order === undefined ? [] : [{ api, order, times: orders.length }]
    })
  }

  clear(): void {
    this.waiting.clear()
  }
}
