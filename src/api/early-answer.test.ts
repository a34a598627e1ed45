import { earlyAnswer } from './early-answer'

const answer = Promise.resolve('the answer')
const page = globalThis as { earlyAnswer?: unknown }

beforeEach(() => {
  page.earlyAnswer = { path: '/api/station/home', body: '{"input":{}}', bearer: null, answer }
})
afterEach(() => {
  delete page.earlyAnswer
  jest.restoreAllMocks()
})

test('what the page asked for early answers the same call, once', () => {
  expect(earlyAnswer('/api/station/home', '{"input":{}}', undefined)).toBe(answer)
  expect(earlyAnswer('/api/station/home', '{"input":{}}', undefined)).toBeUndefined()
})

test.each([
  ['another procedure', '/api/station/nearby', '{"input":{}}', undefined],
  ['another input', '/api/station/home', '{"input":{"origin":{}}}', undefined],
  ['another person', '/api/station/home', '{"input":{}}', 'token'],
])('%s is asked anew', (_what, path, body, bearer) => {
  expect(earlyAnswer(path, body, bearer)).toBeUndefined()
})

test('what came long ago answers nothing any more', () => {
  jest.spyOn(performance, 'now').mockReturnValue(60_000)
  expect(earlyAnswer('/api/station/home', '{"input":{}}', undefined)).toBeUndefined()
})
