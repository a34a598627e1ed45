import { useState } from 'react'
import { TextField } from '../../../components/text-field'
import { useStationEditWords } from '../words/station-edit'

interface CountFieldProps {
  readonly label: string
  readonly value: number
  readonly onChange: (value: number) => void
  /** Told what is wrong, or '' once nothing is. */
  readonly onWrong: (problem: string) => void
}

/** A whole number up to 9999. What is no number stays as it was typed, and says so. */
export function CountField({ label, value, onChange, onWrong }: CountFieldProps) {
  const words = useStationEditWords()
  const [typed, setTyped] = useState<string | null>(null)
  const wrong = typed !== null && !/^\d{1,4}$/u.test(typed.trim())
  return (
    <TextField
      label={label}
      value={typed ?? String(value)}
      maxlength={4}
      problem={wrong ? words.number : undefined}
      onChange={text => {
        const right = /^\d{1,4}$/u.test(text.trim())
        onWrong(right ? '' : words.number)
        setTyped(right ? null : text)
        if (right) onChange(Number(text))
      }}
    />
  )
}
