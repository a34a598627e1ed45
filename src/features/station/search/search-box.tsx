import { useEffect, useRef, useState } from 'react'
import { SearchField } from '../../../components/search-field'
import { searchText } from './filters'
import { useSearchWords } from './words'

/** Long enough to type the next letter, short enough to feel at once. */
const PAUSE_MS = 300

interface SearchBoxProps {
  /** What is being asked; a change from outside (a preset, dropping the filters) is written into the box. */
  readonly text: string
  readonly onText: (text: string) => void
}

/** Searches as one types, a moment after the last letter; what was typed stays, whatever the list does. */
export function SearchBox({ text, onText }: SearchBoxProps) {
  const words = useSearchWords()
  const [typed, setTyped] = useState(text)
  const asked = useRef(text)
  const timer = useRef<ReturnType<typeof setTimeout>>()

  useEffect(() => {
    if (text === asked.current) return
    asked.current = text
    setTyped(text)
  }, [text])
  useEffect(() => () => clearTimeout(timer.current), [])

  return (
    <SearchField
      value={typed}
      placeholder={words.placeholder}
      label={words.search}
      clearLabel={words.clear}
      onChange={value => {
        setTyped(value)
        clearTimeout(timer.current)
        timer.current = setTimeout(
          () => {
            const next = searchText(value)
            if (next === asked.current) return
            asked.current = next
            onText(next)
          },
          value === '' ? 0 : PAUSE_MS,
        )
      }}
    />
  )
}
