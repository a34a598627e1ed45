import { act, renderHook } from '@testing-library/react'
import { freshPhone } from '../../test/pages/stubs/show-page'
import { phone } from '../../test/pages/stubs/taro'
import { isString } from './checks'
import { dropDraft, useDraft } from './draft'
import { personChanged } from './person-changes'
import { storage } from './storage'

const open = (name = 'note:A1') => renderHook(() => useDraft(name, isString, '')).result
const type = (value: string, name = 'note:A1') => {
  const draft = open(name)
  act(() => {
    draft.current.set(value)
  })
}
const kept = () => Object.keys(phone.stored('nuanlin:drafts') ?? {})
const DAY = 24 * 3_600_000

beforeEach(freshPhone)

test('what was typed is there again when the page is opened again, and says so', () => {
  const first = open()
  act(() => {
    first.current.set('门口的灯坏了')
  })
  expect(first.current).toMatchObject({ value: '门口的灯坏了', restored: false })
  expect(open().current).toMatchObject({ value: '门口的灯坏了', restored: true })
  expect(open('note:A2').current).toMatchObject({ value: '', restored: false })
})

test('a form that hears only later what it is about takes up the draft of that', () => {
  type('门口的灯坏了')
  const { result, rerender } = renderHook(({ name }) => useDraft(name, isString, ''), {
    initialProps: { name: 'note:' },
  })
  expect(result.current.value).toBe('')
  rerender({ name: 'note:A1' })
  expect(result.current).toMatchObject({ value: '门口的灯坏了', restored: true })
})

test.each(['cleared', 'emptied by hand', 'dropped'])('what is %s is gone', how => {
  const draft = open()
  act(() => {
    draft.current.set('门口')
    if (how === 'cleared') draft.current.clear()
    else if (how === 'dropped') dropDraft('note:A1')
    else draft.current.set('')
  })
  expect(kept()).toEqual([])
  expect(open().current).toMatchObject({ value: '', restored: false })
})

test.each([
  ['门口', ''],
  ['门口的灯', '门口的灯'],
])('what has arrived is gone, but not what was typed since: %s', (since, left) => {
  const draft = open()
  act(() => {
    draft.current.set('门口')
    draft.current.set(since)
  })
  act(() => {
    draft.current.arrived('门口')
  })
  expect(draft.current.value).toBe(left)
  expect(open().current.value).toBe(left)
})

test('of what was typed since, a form keeps what it says', () => {
  const draft = open()
  act(() => {
    draft.current.set('门口的灯')
  })
  act(() => {
    draft.current.arrived('门口', now => now.replace('门口', ''))
  })
  expect(draft.current.value).toBe('的灯')
  expect(open().current).toMatchObject({ value: '的灯', restored: true })
})

test('where nothing is left of what was typed since, nothing is kept', () => {
  const draft = open()
  act(() => {
    draft.current.set('门')
  })
  act(() => {
    draft.current.arrived('门口', () => '')
  })
  expect(draft.current).toMatchObject({ value: '', restored: false })
  expect(kept()).toEqual([])
})

test('what does not fit the form any more, or is older than a month, is left', () => {
  type('门口')
  expect(renderHook(() => useDraft('note:A1', value => value === 1, 1)).result.current.value).toBe(1)
  jest.setSystemTime(Date.now() + 31 * DAY)
  expect(open().current.restored).toBe(false)
})

test('twenty are kept; the one longest left alone makes room', () => {
  for (let i = 0; i < 21; i++) {
    jest.setSystemTime(Date.now() + 1000)
    type('字', `note:${i}`)
  }
  expect(kept()).toHaveLength(20)
  expect(kept()).not.toContain('note:0')
  expect(kept()).toContain('note:20')
})

test('what one person typed is not shown to the next', () => {
  type('我的话')
  act(() => {
    personChanged()
  })
  expect(open().current.value).toBe('')
})

test('a form that stays on the screen is the next person’s, and what they keep elsewhere stays', () => {
  const { result } = renderHook(() => useDraft('note:1', isString, ''))
  act(() => {
    result.current.set('我的话')
  })
  storage.write('drafts', { 'note:1': { at: Date.now(), value: '她的话' } })
  act(() => {
    personChanged('elsewhere')
  })
  expect(result.current.value).toBe('她的话')
  act(() => {
    personChanged()
  })
  expect(result.current.value).toBe('')
})
