import { fixtureWith, phoneFor, putPhonesAway } from './fixture-bundle'

afterEach(putPhonesAway)

/** What browsers or Node have and WeChat's logic layer has not. */
const MISSING = [
  'window', 'document', 'self', 'frames', 'top', 'location', 'navigator', 'history', 'screen', 'localStorage',
  'sessionStorage', 'indexedDB', 'caches', 'alert', 'confirm', 'prompt', 'fetch', 'XMLHttpRequest', 'WebSocket',
  'EventSource', 'Worker', 'URL', 'URLSearchParams', 'AbortController', 'AbortSignal', 'Headers', 'Request', 'Response',
  'FormData', 'Blob', 'File', 'FileReader', 'TextEncoder', 'TextDecoder', 'atob', 'btoa', 'crypto', 'structuredClone',
  'queueMicrotask', 'requestAnimationFrame', 'cancelAnimationFrame', 'requestIdleCallback', 'performance', 'Intl',
  'MessageChannel', 'BroadcastChannel', 'MutationObserver', 'ResizeObserver', 'IntersectionObserver', 'Event',
  'CustomEvent', 'EventTarget', 'Element', 'HTMLElement', 'Node', 'Image', 'DOMParser', 'getComputedStyle',
  'matchMedia', 'WebAssembly', 'WeakRef', 'FinalizationRegistry', 'SharedArrayBuffer', 'Atomics', 'process', 'Buffer',
  'setImmediate', '__dirname', '__filename', 'jest', 'expect',
] // prettier-ignore

/** Opens a page whose script is this, and reads what it put into `data.answer`. */
async function answerOf(script: string) {
  const phone = phoneFor(fixtureWith({ 'pages/globals/index': script }))
  await phone.launch('/pages/globals/index')
  return {
    answer: phone.errors.length === 0 ? phone.page.instance.data.answer : undefined,
    errors: phone.errors,
  }
}

test.each(MISSING)('%s is missing, also as a property of the global object', async name => {
  const { answer } = await answerOf(
    `Page({ data: { answer: [typeof ${name}, typeof globalThis.${name}, typeof global.${name}] } })`,
  )
  expect(answer).toEqual(['undefined', 'undefined', 'undefined'])
})

test.each([
  'new AbortController()',
  'fetch("/x")',
  'document.title',
  'localStorage.getItem("x")',
  'new URL("https://x")',
])('using one is an error of the page: %s', async use => {
  const { errors } = await answerOf(`${use}; Page({})`)
  expect(errors).toHaveLength(1)
  expect(errors[0]).toBeInstanceOf(TypeError)
})

test.each(['eval("1")', 'new Function("return this")()', 'Function("return this")()', '(0, eval)("1")'])(
  'code is not made from text: %s',
  async use => {
    const { errors } = await answerOf(`${use}; Page({})`)
    expect(errors.map(error => error.name)).toEqual(['EvalError'])
  },
)

test('standard JavaScript, timers, modules and wx are there', async () => {
  const { answer, errors } = await answerOf(`
    const names = [typeof Promise, typeof Map, typeof Proxy, typeof setTimeout, typeof require, typeof wx.env,
      typeof getApp, typeof getCurrentPages, typeof console.info]
    Page({ data: { answer: [names.join(), (() => {}) instanceof Function, globalThis.Math === Math, typeof undefined] } })`)
  expect(errors).toEqual([])
  expect(answer).toEqual([
    'function,function,function,function,function,object,function,function,function',
    true,
    true,
    'undefined',
  ])
})

test('an element’s id is no global, and an undeclared variable stays inside the mini program', async () => {
  document.body.append(Object.assign(document.createElement('div'), { id: 'leak' }))
  const { answer } = await answerOf(
    'spilt = 3; Page({ data: { answer: [typeof leak, spilt, global.spilt] } })',
  )
  expect(answer).toEqual(['undefined', 3, 3])
  expect('spilt' in globalThis).toBe(false)
})

test('modules keep their own strictness and a clock of the phone', async () => {
  const modules = {
    'pages/globals/index':
      '"use strict"; const strict = (function () { return this === undefined })(); Page({ data: { answer: [strict, Date.now(), new Date().getFullYear(), new Date(0) instanceof Date] } })',
  }
  const phone = phoneFor(fixtureWith(modules), { now: () => Date.UTC(2031, 0, 2) })
  await phone.launch('/pages/globals/index')
  expect(phone.page.instance.data.answer).toEqual([true, Date.UTC(2031, 0, 2), 2031, true])
})

test('requiring what is not there is an error', async () => {
  const { errors } = await answerOf("require('./nowhere'); Page({})")
  expect(errors.map(error => error.message)).toEqual(["module 'pages/globals/nowhere.js' is not defined"])
})

test('a wx function the phone does not play names itself; one that WeChat has not is undefined', async () => {
  const { errors } = await answerOf('Page({ onLoad() { wx.chooseImage({}) }, data: {} })')
  expect(errors.map(error => error.message)).toContain('wx.chooseImage is not supported by this phone')
  const { answer } = await answerOf(
    "Page({ data: { answer: [typeof wx.noSuchThing, wx.canIUse('chooseImage'), wx.canIUse('getLocation')] } })",
  )
  expect(answer).toEqual(['undefined', false, true])
})
