import { useState } from 'react'
import { TextField } from '../../../components/text-field'
import { useStationEditWords } from '../words/station-edit'

interface DegreesFieldProps {
  readonly label: string
  readonly value: number
  readonly onChange: (value: number) => void
  /** Told what is wrong, or '' once nothing is. */
  readonly onWrong: (problem: string) => void
}

const DEGREES = /^-?\d{1,3}(?:\.\d+)?$/u

/** Degrees with as many digits as somebody likes. What is no number stays as it was typed, and says so. */
export function DegreesField({ label, value, onChange, onWrong }: DegreesFieldProps) {
  const words = useStationEditWords()
  const [typed, setTyped] = useState<string | null>(null)
  // What the device found since then takes the place of what was typed.
  const shown =
    typed !== null && (!DEGREES.test(typed.trim()) || Number(typed) === value) ? typed : String(value)
  const wrong = !DEGREES.test(shown.trim())
  return (
    <TextField
      label={label}
      value={shown}
      maxlength={12}
      problem={wrong ? words.number : undefined}
      onChange={text => {
        const right = DEGREES.test(text.trim())
        onWrong(right ? '' : words.number)
        setTyped(text)
        if (right) onChange(Number(text))
      }}
    />
  )
}
