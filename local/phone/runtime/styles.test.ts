import { convertDeclarations, convertSelectors, convertStyleSheet } from './styles'

const screenWidth = 375

test('units and safe areas become those of the phone', () => {
  expect(convertDeclarations('width:-10.5rpx;height:calc(100vh - 2rpx)')).toBe(
    'width:calc(-10.5 * var(--phone-rpx));height:calc(calc(100 * var(--phone-vh)) - calc(2 * var(--phone-rpx)))',
  )
  expect(convertDeclarations('padding:env(safe-area-inset-bottom, 0px) constant(safe-area-inset-top)')).toBe(
    'padding:var(--phone-safe-bottom) var(--phone-safe-top)',
  )
})

test.each([
  ['page', 'wx-page'],
  ['.card > view, text:first-child', '.card > wx-view, wx-text:first-child'],
  ['body, div', 'wx-body, wx-div'],
  ['view:nth-child(odd)', 'wx-view:nth-child(odd)'],
  ['.a:not(view)', '.a:not(wx-view)'],
  ['input[type="text view"]', 'wx-input[type="text view"]'],
  ['#view .view', '#view .view'],
])('selector %s', (written, expected) => {
  expect(convertSelectors(written, { screenWidth })).toBe(expected)
})

test('an isolated component has its classes and its host to itself', () => {
  expect(convertSelectors(':host .a.b > view', { screenWidth, prefix: 'c', hostTag: '[wx-host="c"]' })).toBe(
    '[wx-host="c"] .c--a.c--b > wx-view',
  )
})

test('imports are followed from where they stand, comments and strings survive', () => {
  const sources = {
    app: '@import "./theme/base.wxss"; /* } */ .x::after{content:"}{;"}',
    'theme/base': '@import url("colours.wxss");.y{color:red}',
    'theme/colours': 'page{--ink:#111}',
  }
  expect(convertStyleSheet('app', sources, { screenWidth })).toBe(
    'wx-page{--ink:#111}.y{color:red}.x::after{content:"}{;"}',
  )
})

test('media queries ask about the phone, not the window; key frames are no selectors', () => {
  const sources = {
    app: '@media (min-width: 600px){.a{x:1}}@media (max-width:750rpx) and (prefers-reduced-motion: reduce){view{x:2}}@keyframes k{from{top:2rpx}to{top:0}}',
  }
  expect(convertStyleSheet('app', sources, { screenWidth })).toBe(
    '@media (max-width: 0px){.a{x:1}}@media (min-width: 0px) and (prefers-reduced-motion: reduce){wx-view{x:2}}@keyframes k{from{top:calc(2 * var(--phone-rpx))}to{top:0}}',
  )
})
