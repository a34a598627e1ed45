import { limits } from '../limits'
import { answerTooLarge } from '../wire/service-error'

/** The documents of an answer, as text; together they have an end. */
export class AnswerList {
  readonly texts: string[] = []
  private bytes = 0

  /**
   * Adds a document; returns how many there are.
   * @throws ServiceError when they are larger than one answer may be
   */
  add(text: string): number {
    // Counting the bytes of every character would cost more than it tells.
    this.bytes += text.length
    if (this.bytes > limits.answerBytes) throw answerTooLarge(limits.answerBytes)
    return this.texts.push(text)
  }
}
