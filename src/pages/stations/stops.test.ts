import { afterTap, heightAt, restAt, type Stage } from './stops'

const stage: Stage = { width: 375, height: 730, top: 100, peek: 92 }

test('the stops rise from the strip to below the search box', () => {
  expect(heightAt('peek', stage)).toBe(92)
  expect(heightAt('half', stage)).toBe(394)
  expect(heightAt('full', stage)).toBe(630)
})

test('on a very low screen no stop is taller than the room there is', () => {
  const low = { ...stage, height: 180 }
  expect(heightAt('full', low)).toBe(92)
  expect(heightAt('half', low)).toBe(92)
})

test('let go at rest it goes to the nearest stop', () => {
  expect(restAt(120, 0, stage)).toBe('peek')
  expect(restAt(330, 0.1, stage)).toBe('half')
  expect(restAt(600, -0.1, stage)).toBe('full')
})

test('a swipe goes on to the next stop in its direction', () => {
  expect(restAt(140, 0.8, stage)).toBe('half')
  expect(restAt(400, 0.8, stage)).toBe('full')
  expect(restAt(600, -0.8, stage)).toBe('half')
  expect(restAt(380, -0.8, stage)).toBe('peek')
  expect(restAt(640, 0.8, stage)).toBe('full')
})

test('taps alone reach the list and the map again', () => {
  expect(afterTap('peek')).toBe('half')
  expect(afterTap('half')).toBe('full')
  expect(afterTap('full')).toBe('half')
})
