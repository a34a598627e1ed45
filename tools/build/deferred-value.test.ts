import { deferredValue } from './deferred-value'

class Greeter {
  constructor(public name: string) {}
  greet() {
    return `hello ${this.name}`
  }
}

it('makes nothing until something is done with it, and then once', () => {
  const make = jest.fn(() => new Greeter('a'))
  const value = deferredValue(make)
  expect(make).not.toHaveBeenCalled()
  expect([value.greet(), value.name]).toEqual(['hello a', 'a'])
  expect(make).toHaveBeenCalledTimes(1)
})

it('is to be used as what it stands for', () => {
  const value = deferredValue(() => new Greeter('a'))
  value.name = 'b'
  expect(value.greet()).toBe('hello b')
  expect('name' in value).toBe(true)
  expect(Object.keys(value)).toEqual(['name'])
  expect(Object.entries(value)).toEqual([['name', 'b']])
  expect(value).toBeInstanceOf(Greeter)
})

it('stands for a function and for a class', () => {
  const double = deferredValue(() => (n: number) => 2 * n)
  expect(double(4)).toBe(8)
  const Deferred = deferredValue(() => Greeter)
  expect(new Deferred('c').greet()).toBe('hello c')
  class Louder extends Deferred {
    override greet() {
      return super.greet().toUpperCase()
    }
  }
  expect(new Louder('d')).toBeInstanceOf(Greeter)
})

it('tells what is fixed in the real one, as compilers write their modules', () => {
  const value = deferredValue(() => Object.defineProperty({ a: 1 }, '__esModule', { value: true }))
  expect(Object.prototype.hasOwnProperty.call(value, '__esModule')).toBe(true)
})

it('tells what is known without making the rest', () => {
  const value = deferredValue<{ kind: string; size: number }>(
    () => {
      throw new Error('made')
    },
    { kind: 'known' },
  )
  expect(value.kind).toBe('known')
  expect(() => value.size).toThrow('made')
})
