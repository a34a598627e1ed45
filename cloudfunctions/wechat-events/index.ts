import { noteMediaAnswer, readMediaEvent } from '../platform/content-check'
import { database } from '../platform/database'

/**
 * Hears what WeChat tells by itself: the result of a check of a picture. Anybody in the mini program can call a
 * function, this one too; what counts is only an answer that carries the trace which WeChat gave for the question, and
 * nobody but WeChat was told that. The first answer counts. What is about nothing that was asked fails, so that WeChat
 * sends it again if it was faster than our note of the question.
 */
export async function main(event: unknown): Promise<'success'> {
  const answer = readMediaEvent(event)
  if (!answer) throw new Error('only the results of checks are heard')
  if (!(await noteMediaAnswer(await database(), answer)))
    throw new Error('a result of a check that nobody asked for')
  return 'success'
}
