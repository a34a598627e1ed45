import { resultOf } from './run-tier'

const summary = (counts: object) =>
  JSON.stringify({
    numPassedTests: 0,
    numFailedTests: 0,
    numPendingTests: 0,
    numRuntimeErrorTestSuites: 0,
    ...counts,
  })

it('counts what jest counted', () => {
  expect(resultOf(0, summary({ numPassedTests: 7, numPendingTests: 1 }), 'fine')).toEqual({
    passed: 7,
    failed: 0,
    skipped: 1,
    output: '',
  })
})

it('counts a file that could not be loaded as a failure', () => {
  const result = resultOf(1, summary({ numPassedTests: 7, numRuntimeErrorTestSuites: 1 }), 'SyntaxError')
  expect(result).toMatchObject({ passed: 7, failed: 1, output: 'SyntaxError' })
})

it('counts a jest that died as a failure', () => {
  expect(resultOf(137, null, 'killed')).toMatchObject({ passed: 0, failed: 1, output: 'killed' })
})

it('counts a failure that belongs to no test', () => {
  expect(resultOf(1, summary({ numPassedTests: 3 }), 'a worker died')).toMatchObject({ passed: 3, failed: 1 })
})

it('lets a tier without tests be', () => {
  expect(resultOf(0, null, 'No tests found, exiting with code 0')).toMatchObject({ passed: 0, failed: 0 })
})
