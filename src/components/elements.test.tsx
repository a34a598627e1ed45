import { fireEvent, render, screen } from '@testing-library/react'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { useState } from 'react'
import * as elements from './elements.h5'

const { Input, ScrollView } = elements

it('stand for every component that is imported on H5', () => {
  const folder = path.resolve(__dirname, '..')
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    file => file.endsWith('.tsx') && !/\.weapp\.tsx$|\.test\.tsx$/.test(file),
  )
  const imported = files.flatMap(file => {
    const source = readFileSync(path.join(folder, file), 'utf8')
    return [...source.matchAll(/import \{([^}]*)\} from '@tarojs\/components'/g)].flatMap(([, names = '']) =>
      names.split(',').map(name => name.trim()),
    )
  })
  const components = new Set(imported.filter(name => name !== '' && !name.startsWith('type ')))
  expect(components.size).toBeGreaterThan(0)
  expect([...components].filter(name => !(name in elements))).toEqual([])
})

function Field({ told }: { told: (text: string) => void }) {
  const [text, setText] = useState('')
  return (
    <Input
      value={text}
      confirmType="search"
      placeholderClass="pale"
      aria-label="search"
      onInput={({ detail }) => {
        setText(detail.value)
        told(detail.value)
      }}
    />
  )
}

it('a text field tells what was typed, and of Chinese only what was composed', () => {
  const told = jest.fn()
  render(<Field told={told} />)
  const field = screen.getByRole('searchbox')
  fireEvent.change(field, { target: { value: 'a' } })
  expect(told).toHaveBeenLastCalledWith('a')
  fireEvent.compositionStart(field)
  fireEvent.change(field, { target: { value: 'anuan' } })
  expect(field).toHaveValue('anuan')
  expect(told).toHaveBeenCalledTimes(1)
  fireEvent.change(field, { target: { value: 'a暖' } })
  fireEvent.compositionEnd(field)
  expect(told).toHaveBeenLastCalledWith('a暖')
  expect(told).toHaveBeenCalledTimes(2)
  expect(field).toHaveValue('a暖')
})

it('a list says once that its end is near, and again when it has grown', () => {
  const onScrollToLower = jest.fn()
  render(
    <ScrollView className="list" scrollY lowerThreshold={100} onScrollToLower={onScrollToLower}>
      rows
    </ScrollView>,
  )
  const list = screen.getByText('rows')
  const scrollTo = (scrollTop: number, scrollHeight: number) => {
    Object.defineProperties(list, {
      scrollHeight: { configurable: true, value: scrollHeight },
      clientHeight: { configurable: true, value: 500 },
    })
    list.scrollTop = scrollTop
    fireEvent.scroll(list)
  }
  scrollTo(100, 1000)
  expect(onScrollToLower).not.toHaveBeenCalled()
  scrollTo(420, 1000)
  scrollTo(450, 1000)
  expect(onScrollToLower).toHaveBeenCalledTimes(1)
  scrollTo(500, 2000)
  scrollTo(1450, 2000)
  expect(onScrollToLower).toHaveBeenCalledTimes(2)
})
