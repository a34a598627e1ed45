import type { History, Operation, Recorded } from '../../history-checker/history'

/** One transaction, or single operation, while it is under way. */
export class Recording {
  private readonly operations: Operation[] = []
  private seen: number | undefined
  private committing: number | undefined

  constructor(
    private readonly recorder: Recorder,
    private readonly client: string,
    private readonly began: number,
  ) {}

  /** An operation was answered with this. */
  answered(...operations: Operation[]): void {
    this.seen ??= this.recorder.moment()
    this.operations.push(...operations)
  }

  /** A write is sent whose answer may never come. */
  sent(...operations: Operation[]): void {
    this.operations.push(...operations)
  }

  /** Its commit, or its only write, is about to be sent. */
  commits(): void {
    this.committing = this.recorder.moment()
  }

  isCommitting(): boolean {
    return this.committing !== undefined
  }

  ends(outcome: Recorded['outcome']): void {
    const ended = this.recorder.moment()
    const { client, began, operations } = this
    const seen = this.seen ?? ended
    const committing = this.committing ?? seen
    this.recorder.keep({ client, operations, began, seen, committing, ended, outcome })
  }
}

/** Writes down what many clients of one database do and are answered. */
export class Recorder {
  private moments = 0
  private values = 0
  private readonly recorded: Recorded[] = []

  /** The next moment: later than every one before. */
  moment(): number {
    return ++this.moments
  }

  /** A value nobody has written before. */
  value(): number {
    return ++this.values
  }

  begin(client: string): Recording {
    return new Recording(this, client, this.moment())
  }

  keep(transaction: Omit<Recorded, 'id'>): void {
    this.recorded.push({ id: this.recorded.length + 1, ...transaction })
  }

  /** How much has been recorded. */
  get length(): number {
    return this.recorded.length
  }

  history(): History {
    return this.recorded
  }
}
