import { subscribeAnswer, subscribeFailure } from './subscribe-answer'

test('whatever is no yes is a no, also what WeChat left out by itself', () => {
  const said = { errMsg: 'ok', a: 'accept', b: 'reject', c: 'filter', d: 'ban' }
  expect(subscribeAnswer(['a', 'b', 'c', 'd', 'unsaid'], said)).toEqual({
    accepted: ['a'],
    rejected: ['b', 'c', 'd'],
  })
})

test('templates that cannot be asked for are refused, so that others are asked next; all else says nothing', () => {
  expect(subscribeFailure(['a'], { errCode: 20001 })).toEqual({ accepted: [], rejected: ['a'] })
  expect(subscribeFailure(['a'], { errCode: 20004 })).toBeNull()
  expect(subscribeFailure(['a'], new Error('closed'))).toBeNull()
})
