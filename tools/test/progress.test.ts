import { PROGRESS, progressLines } from './progress'

it('passes on whole lines of progress and nothing else', () => {
  const said: string[] = []
  const hear = progressLines(line => said.push(line))
  for (const piece of [
    'RUNS x\n',
    PROGRESS.slice(0, 2),
    `${PROGRESS.slice(2)}one\nPASS\n${PROGRESS}tw`,
    'o\n',
  ])
    hear(piece)
  expect(said).toEqual([`${PROGRESS}one`, `${PROGRESS}two`])
})
