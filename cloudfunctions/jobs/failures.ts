import { LeaseLost } from '../platform/lease'

/** Failures of one run: what fails by itself keeps nothing else waiting, and is heard of at the end. */
export class Failures {
  private readonly all: unknown[] = []

  /** Does one piece of the work. @returns whether it went well @throws LeaseLost, for then nothing more may be done */
  async apart(work: () => Promise<unknown>): Promise<boolean> {
    return (await this.tried(work)) !== 'failed'
  }

  /** The same of work that comes to something. */
  async tried<Outcome>(work: () => Promise<Outcome>): Promise<Outcome | 'failed'> {
    try {
      return await work()
    } catch (error) {
      if (error instanceof LeaseLost) throw error
      this.all.push(error)
      return 'failed'
    }
  }

  /** @throws the first failure, where there was one */
  tell(): void {
    if (this.all.length > 0) throw this.all[0]
  }
}
